import type { Protocol } from '../../../core/consensus/protocol.ts';
import { defineScenario, type Scenario } from '../scenario.ts';
import { chainWorld } from './chainWorld.ts';
import { completeChain } from './completeChain.ts';
import { type ChainConfig, chainSettings } from './settings.ts';

/**
 * The scenario of a protocol, under the protocol's name: its nodes, the network between them, and who breaks the rules.
 *
 * @param description a paragraph; title and source where it is left out.
 */
export function chainScenario(protocol: Protocol, description?: string): Scenario {
  const { name, title, source } = protocol;
  const scenario = defineScenario({
    name,
    title,
    description: description ?? `${title}. Follows ${source}.`,
    schema: chainSettings(title, protocol.settings),
    complete: (config) => completeChain(protocol, config as ChainConfig) as never,
    build: (config, seed, host) => chainWorld(protocol, config as ChainConfig, seed, host),
  });
  return scenario as unknown as Scenario;
}
