import type { Adversary } from '../../../blockchain/consensus/adversaries/adversary.ts';
import {
  buildNetwork,
  type Corruption,
  FIRST_VALIDATOR,
} from '../../../blockchain/consensus/buildNetwork.ts';
import { ChainCounter } from '../../../blockchain/consensus/chainCounter.ts';
import { describeChain } from '../../../blockchain/consensus/describeChain.ts';
import { genesisOf } from '../../../core/consensus/block.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import { hashedLeaders, type LeaderOf, leaderless, roundRobin } from '../../../core/consensus/leaders.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { ActorEntry } from '../../../core/models/manifest.ts';
import { Kernel } from '../../engine/kernel.ts';
import { adversaryRegistry } from '../plugins/adversaryRegistry.ts';
import type { World, WorldHost } from '../scenario.ts';
import { ChainLog } from './chainLog.ts';
import { deltaOf, layNetwork } from './layNetwork.ts';
import { tellFaults } from './network/tellFaults.ts';
import type { ConsensusNetwork } from './network.ts';
import type { ChainConfig } from './settings.ts';
import { signaturesOf } from './signing.ts';

/** A chain as a world: its nodes, their network, and who watches them. */
export function chainWorld(protocol: Protocol, config: ChainConfig, seed: number, host: WorldHost): World {
  const committee = committeeOf(protocol, config, seed);
  const corrupted = corruptedOf(config);
  const network = layNetwork(config, corrupted, seed);
  const { tiePolicy, timeResolutionNs } = config;
  const { recorder, logLevel } = host;
  const { latency, inOrder } = network;
  const kernel = new Kernel({ seed, latency, inOrderLinks: inOrder, tiePolicy, recorder, logLevel });
  const chain = describeChain(protocol, committee, corrupted, config.protocol, tellFaults(network));
  const counter = new ChainCounter(chain);
  const listeners = [...(host.watchers ?? []), counter];
  const isLogged = recorder !== undefined && logLevel !== 'inputs';
  const log = isLogged ? new ChainLog({ protocol, committee, chain, kernel, recorder }) : undefined;
  if (log !== undefined) listeners.push(log);
  const joiners = buildNetwork({
    protocol,
    protocolSettings: config.protocol,
    committee,
    signatures: signaturesOf(config, seed, host.ed25519),
    corrupted,
    listeners,
    skews: network.skews,
    outages: network.outages.map(({ actor, ...time }) => ({ ...time, node: actor - FIRST_VALIDATOR })),
  });
  const actors: ActorEntry[] = [];
  for (const { name, kind, actor } of joiners) {
    kernel.addActor(name, actor);
    actors.push({ name, kind });
  }
  return {
    kernel,
    until: endOf(network, protocol.longest?.(committee, config.protocol as never) ?? epochsOf(committee)),
    timeResolutionNs,
    tiePolicy,
    actors,
    instruments: [],
    chain,
    chainCounts: () => counter.counts(),
    counts: () => ({ orders: 0, trades: 0, rejects: 0 }),
    check: () => log?.findings(host.findings?.()),
  };
}

/** Hops from the last thing that a node does by its clock to the last echo: a release held back, its echo, and theirs. */
const LAST_HOPS = 4;

/** When the last message has arrived that follows from what nodes do by `end` on their clocks. */
function endOf(network: ConsensusNetwork, end: number): number {
  let time = end - Math.min(0, ...network.skews);
  for (let hop = 0; hop < LAST_HOPS; hop++) time = network.arrivesBy(time);
  return time;
}

function epochsOf({ delta, lastEpoch }: Committee): number {
  return 2 * delta * lastEpoch;
}

/** The nodes that break the rules, with their adversaries. */
export function corruptedOf({ faulty }: ChainConfig): Corruption[] {
  return faulty.map(({ node, adversary, settings }) => ({
    node,
    adversary: adversaryRegistry.find(adversary) as Adversary,
    settings,
  }));
}

/** What all nodes know before the first epoch. */
export function committeeOf(protocol: Protocol, config: ChainConfig, seed: number): Committee {
  const { nodes, epochs } = config;
  return {
    nodes,
    quorum: protocol.quorum(nodes),
    genesis: genesisOf(protocol.name),
    delta: deltaOf(config),
    lastEpoch: epochs,
    leaderOf: leadersOf(protocol, config, seed),
  };
}

function leadersOf(protocol: Protocol, { nodes, epochs, leaders }: ChainConfig, seed: number): LeaderOf {
  if (protocol.isLeaderless) return leaderless;
  const inTurn = leaders === 'random' ? hashedLeaders(nodes, `leaders ${seed}`) : roundRobin(nodes);
  if (protocol.turnOf === undefined) return inTurn;
  return (epoch) => inTurn(protocol.turnOf?.(epoch, epochs) as number);
}
