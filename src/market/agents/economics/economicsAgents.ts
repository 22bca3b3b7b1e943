import type { AgentDefinition } from '../defineAgent.ts';
import { adaptiveAggressiveAgent } from './adaptiveAggressive.ts';
import { giveawayAgent } from './giveaway.ts';
import { gjerstadDickhautAgent } from './gjerstadDickhaut.ts';
import { shaverAgent } from './shaver.ts';
import { sniperAgent } from './sniper.ts';
import { zeroIntelligenceConstrainedAgent, zeroIntelligenceUnconstrainedAgent } from './zeroIntelligence.ts';
import { zipAgent } from './zip.ts';

/** The traders of experimental and computational economics, the simplest first. */
export const economicsAgents = [
  zeroIntelligenceUnconstrainedAgent,
  zeroIntelligenceConstrainedAgent,
  giveawayAgent,
  shaverAgent,
  sniperAgent,
  zipAgent,
  gjerstadDickhautAgent,
  adaptiveAggressiveAgent,
] as unknown as readonly AgentDefinition[];
