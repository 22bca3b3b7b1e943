import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { settings, textSetting } from '../../../core/data/config/schema.ts';
import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { ConstantLatency } from '../../engine/latency/constant.ts';

/** Settings of the network between the nodes of a chain. */
export const consensusNetworkSettings = settings('The network between the nodes of a chain', {
  delay: textSetting('1s', { unit: 'duration', description: 'What every message takes; delta by default' }),
});

export type ConsensusNetworkConfig = Static<typeof consensusNetworkSettings>;

/** A network between nodes, and the longest that a message may be on its way, in time units. */
export interface ConsensusNetwork {
  readonly latency: LatencyModel;
  readonly longest: number;
}

export function createConsensusNetwork(
  config: ConsensusNetworkConfig,
  resolutionNs: number,
): ConsensusNetwork {
  const delay = Math.round(parseDuration(config.delay, 'network.delay') / resolutionNs);
  return { latency: new ConstantLatency(delay), longest: delay };
}
