import { glostenMilgromDealerAgent, informedAgent, uninformedAgent } from './glostenMilgromAgents.ts';
import { kyleDealerAgent, kyleInsiderAgent, kyleNoiseAgent } from './kyleAgents.ts';

/** Who knows a value, who does not, and dealers who learn it from what they trade. */
export const informedAgents = [
  kyleInsiderAgent,
  kyleNoiseAgent,
  kyleDealerAgent,
  glostenMilgromDealerAgent,
  informedAgent,
  uninformedAgent,
] as const;
