import type { AgentDefinition } from '../../../market/agents/defineAgent.ts';
import { PartRegistry } from './partRegistry.ts';

/** Kinds of agents by name: those of the program and of plug-ins. */
export const agentRegistry = new PartRegistry<AgentDefinition>('agent', []);
