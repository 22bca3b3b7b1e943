import { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { protocols } from '../../../src/blockchain/consensus/protocols/registry.ts';
import type { Block } from '../../../src/core/consensus/block.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { committeeOf } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';
import { FinalityWatch } from './chainRun.ts';
import { Traffic } from './traffic.ts';

/** A run of any protocol under its monitors. */
export interface ProtocolRun {
  readonly world: World;
  readonly monitors: Monitors;
  readonly watch: FinalityWatch;
  readonly traffic: Traffic;
  /** Blocks that every honest node sees final, genesis left out; throws where their final chains part. */
  readonly final: readonly Block[];
}

function protocolOf(name: string): Protocol {
  return protocols.find((protocol) => protocol.name === name) as Protocol;
}

/** Runs the protocol's scenario. */
export function runProtocol(name: string, values: ConfigObject, seed = 1): ProtocolRun {
  const plan = planWorld(name, [{ source: 'test', values }], seed);
  const config = plan.config as unknown as ChainConfig;
  const protocol = protocolOf(name);
  const corrupted = config.faulty.map(({ node }) => node);
  const honest = Array.from({ length: config.nodes }, (_, node) => node).filter(
    (node) => !corrupted.includes(node),
  );
  const monitors = new Monitors({ protocol, committee: committeeOf(protocol, config, seed), honest });
  const watch = new FinalityWatch();
  const traffic = new Traffic();
  const world = buildWorld(plan, { watchers: [monitors, watch, traffic] });
  world.kernel.run({ until: world.until });
  for (const node of watch.chains.keys()) if (!honest.includes(node)) watch.chains.delete(node);
  return {
    world,
    monitors,
    watch,
    traffic,
    get final() {
      return watch.commonChain(honest.length);
    },
  };
}
