import { FIRST_VALIDATOR, placesOf } from '../../../blockchain/consensus/buildNetwork.ts';
import type { LivenessBounds } from '../../../blockchain/consensus/monitors/monitor.ts';
import { Monitors, type MonitorsConfig } from '../../../blockchain/consensus/monitors/monitors.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { committeeOf, corruptedOf } from './chainWorld.ts';
import { createConsensusNetwork } from './network.ts';
import type { ChainConfig } from './settings.ts';

/**
 * Monitors for a chain with these settings, to be handed to its world as a watcher. They know which nodes are honest, and
 * from when on the network is synchronous; without clocks that agree nothing is expected of it.
 */
export function watchChain(
  protocol: Protocol,
  config: ChainConfig,
  seed: number,
  options: Partial<Pick<MonitorsConfig, 'only' | 'stopOn' | 'liveness'>> = {},
): Monitors {
  const committee = committeeOf(protocol, config, seed);
  const faulty = config.faulty.map(({ node }) => node);
  const nodes = Array.from({ length: config.nodes }, (_, node) => node);
  return new Monitors({
    ...options,
    protocol,
    committee,
    honest: nodes.filter((node) => !faulty.includes(node)),
    liveness: { gst: gstOf(config, committee.delta, seed), ...options.liveness },
  });
}

function gstOf(config: ChainConfig, delta: number, seed: number): LivenessBounds['gst'] {
  const network = createConsensusNetwork(config.network, {
    delta,
    resolutionNs: config.timeResolutionNs,
    seed,
    firstActor: FIRST_VALIDATOR,
    instances: placesOf(config.nodes, corruptedOf(config)).flat().length,
  });
  const isTimely = Number.isFinite(network.timelyFrom) && network.skews.every((skew) => skew === 0);
  return isTimely ? network.timelyFrom : undefined;
}
