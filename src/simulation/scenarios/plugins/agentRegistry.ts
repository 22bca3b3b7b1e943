import type { AgentDefinition } from '../../../market/agents/defineAgent.ts';
import { marketMakerAgent } from '../../../market/agents/kinds/marketMakerAgent.ts';
import { momentumAgent } from '../../../market/agents/kinds/momentumAgent.ts';
import { zeroIntelligenceAgent } from '../../../market/agents/kinds/zeroIntelligenceAgent.ts';
import { PartRegistry } from './partRegistry.ts';

const builtIn = [zeroIntelligenceAgent, marketMakerAgent, momentumAgent];

/** Kinds of agents by name: those of the program and of plug-ins. */
export const agentRegistry = new PartRegistry('agent', builtIn as unknown as readonly AgentDefinition[]);
