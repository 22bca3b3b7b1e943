import { type Corruption, FIRST_VALIDATOR, placesOf } from '../../../blockchain/consensus/buildNetwork.ts';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { badSetting } from '../markets/badSetting.ts';
import { type ConsensusNetwork, createConsensusNetwork } from './network.ts';
import type { ChainConfig } from './settings.ts';

/**
 * The network of a chain, twins among its nodes.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for settings that contradict each other.
 */
export function layNetwork(
  config: ChainConfig,
  corrupted: readonly Corruption[],
  seed: number,
): ConsensusNetwork {
  return createConsensusNetwork(config.network, {
    delta: deltaOf(config),
    resolutionNs: config.timeResolutionNs,
    seed,
    firstActor: FIRST_VALIDATOR,
    instances: placesOf(config.nodes, corrupted).flat().length,
  });
}

/**
 * The bound on delays in time units.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where it is below one: epochs would have no length.
 */
export function deltaOf({ delta, timeResolutionNs }: ChainConfig): number {
  const units = Math.round(parseDuration(delta, 'delta') / timeResolutionNs);
  if (units >= 1) return units;
  throw badSetting('delta', delta, `it is shorter than a time unit of ${timeResolutionNs} ns`);
}
