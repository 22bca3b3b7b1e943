import type { Monitors } from '../../../../blockchain/consensus/monitors/monitors.ts';
import type { ConsensusEvents } from '../../../../core/consensus/consensusEvents.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import { resolveConfig } from '../../../../core/data/config/resolve.ts';
import { chainWorld } from '../chainWorld.ts';
import { completeChain } from '../completeChain.ts';
import { type ChainConfig, chainSettings } from '../settings.ts';
import { watchChain } from '../watchChain.ts';
import type { Outcome, Watched } from './runSchedule.ts';

/** A chain on a network with adversaries that have a name: what of its settings is not as usual. */
export interface ChainCase {
  readonly seed: number;
  readonly nodes: number;
  readonly epochs: number;
  readonly faulty: readonly {
    readonly node: number;
    readonly adversary: string;
    readonly settings: object;
  }[];
  readonly network: Readonly<Record<string, unknown>>;
}

/** The settings of every chain of a protocol, as they are where nobody changes them. */
export function usualConfig(protocol: Protocol): ChainConfig {
  return resolveConfig(chainSettings(protocol.title, protocol.settings), []) as ChainConfig;
}

/**
 * A case that was read from a file as settings, each checked.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the path.
 */
export function checkCase(protocol: Protocol, { nodes, epochs, faulty, network }: ChainCase): void {
  const values = { nodes, epochs, faulty, network, allowUnsafe: true } as never;
  const config = resolveConfig(chainSettings(protocol.title, protocol.settings), [
    { source: 'case', values },
  ]);
  completeChain(protocol, config as ChainConfig);
}

/** The settings of a case, whole. */
export function configOf(usual: ChainConfig, { nodes, epochs, faulty, network }: ChainCase): ChainConfig {
  const values = {
    ...usual,
    nodes,
    epochs,
    allowUnsafe: true,
    faulty,
    network: { ...usual.network, ...network },
  };
  return values as ChainConfig;
}

/** Runs a case with monitors beside every honest node, up to the first violation. */
export function runCase(
  protocol: Protocol,
  usual: ChainConfig,
  chain: ChainCase,
  watched: Watched,
  listeners: readonly ConsensusEvents[] = [],
): Outcome {
  const config = configOf(usual, chain);
  const monitors: Monitors = watchChain(protocol, config, chain.seed, { stopOn: 'any', ...watched });
  const world = chainWorld(protocol, config, chain.seed, { watchers: [...listeners, monitors] });
  world.kernel.run({ until: world.until });
  return {
    violation: monitors.violations[0],
    evidence: monitors.evidence,
    culprits: monitors.culprits,
    messages: world.kernel.messages,
    traceHash: world.kernel.traceHash,
  };
}
