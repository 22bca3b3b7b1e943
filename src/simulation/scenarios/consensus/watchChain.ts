import type { LivenessBounds } from '../../../blockchain/consensus/monitors/monitor.ts';
import { Monitors, type MonitorsConfig } from '../../../blockchain/consensus/monitors/monitors.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { committeeOf, corruptedOf } from './chainWorld.ts';
import { layNetwork } from './layNetwork.ts';
import type { ChainConfig } from './settings.ts';

/**
 * Monitors for a chain with these settings, to be handed to its world as a watcher. They know which nodes are honest, and
 * from when on the network keeps its promises; where it never does, as with clocks that are off, no liveness is expected.
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
    liveness: { gst: gstOf(config, seed), ...options.liveness },
  });
}

function gstOf(config: ChainConfig, seed: number): LivenessBounds['gst'] {
  const { livesFrom } = layNetwork(config, corruptedOf(config), seed);
  return Number.isFinite(livesFrom) ? livesFrom : undefined;
}
