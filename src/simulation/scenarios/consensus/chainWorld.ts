import type { Adversary } from '../../../blockchain/consensus/adversaries/adversary.ts';
import { buildNetwork } from '../../../blockchain/consensus/buildNetwork.ts';
import { genesisOf } from '../../../core/consensus/block.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import { hashedLeaders, roundRobin } from '../../../core/consensus/leaders.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { parseDuration } from '../../../core/data/config/duration.ts';
import type { ActorEntry } from '../../../core/models/manifest.ts';
import { Kernel } from '../../engine/kernel.ts';
import { adversaryRegistry } from '../plugins/adversaryRegistry.ts';
import type { World, WorldHost } from '../scenario.ts';
import { createConsensusNetwork } from './network.ts';
import type { ChainConfig } from './settings.ts';
import { signaturesOf } from './signing.ts';

/** A chain as a world: its nodes, their network, and who watches them. */
export function chainWorld(protocol: Protocol, config: ChainConfig, seed: number, host: WorldHost): World {
  const committee = committeeOf(protocol, config, seed);
  const network = createConsensusNetwork(config.network, config.timeResolutionNs);
  const { tiePolicy, timeResolutionNs } = config;
  const { recorder, logLevel } = host;
  const kernel = new Kernel({ seed, latency: network.latency, tiePolicy, recorder, logLevel });
  const joiners = buildNetwork({
    protocol,
    protocolSettings: config.protocol,
    committee,
    signatures: signaturesOf(config, seed, host.ed25519),
    corrupted: config.faulty.map(({ node, adversary, settings }) => ({
      node,
      adversary: adversaryRegistry.find(adversary) as Adversary,
      settings,
    })),
    listeners: host.watchers ?? [],
  });
  const actors: ActorEntry[] = [];
  for (const { name, kind, actor } of joiners) {
    kernel.addActor(name, actor);
    actors.push({ name, kind });
  }
  return {
    kernel,
    until:
      (protocol.longest?.(committee, config.protocol as never) ?? 2 * committee.delta * committee.lastEpoch) +
      4 * network.longest,
    timeResolutionNs,
    tiePolicy,
    actors,
    instruments: [],
    counts: () => ({ orders: 0, trades: 0, rejects: 0 }),
    check: () => {},
  };
}

/** What all nodes know before the first epoch. */
export function committeeOf(protocol: Protocol, config: ChainConfig, seed: number): Committee {
  const { nodes } = config;
  return {
    nodes,
    quorum: protocol.quorum(nodes),
    genesis: genesisOf(protocol.name),
    delta: Math.round(parseDuration(config.delta, 'delta') / config.timeResolutionNs),
    lastEpoch: config.epochs,
    leaderOf: config.leaders === 'random' ? hashedLeaders(nodes, `leaders ${seed}`) : roundRobin(nodes),
  };
}
