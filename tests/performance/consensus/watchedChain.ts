import type { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { protocols } from '../../../src/blockchain/consensus/protocols/registry.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { nodeEd25519 } from '../../../src/core/utils/node/ed25519.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { buildWorld, planWorld, type WorldPlan } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';

/** A chain with every monitor on, and no log. */
export interface WatchedChain {
  readonly world: World;
  readonly monitors: Monitors;
}

export function chainPlan(values: ConfigObject, seed: number, protocol = 'streamlet'): WorldPlan {
  return planWorld(protocol, [{ source: 'benchmark', values }], seed);
}

export function watchedChain(plan: WorldPlan): WatchedChain {
  const config = plan.config as unknown as ChainConfig;
  const protocol = protocols.find(({ name }) => name === plan.scenario) as Protocol;
  const monitors = watchChain(protocol, config, plan.seed);
  return { world: buildWorld(plan, { watchers: [monitors], ed25519: nodeEd25519 }), monitors };
}
