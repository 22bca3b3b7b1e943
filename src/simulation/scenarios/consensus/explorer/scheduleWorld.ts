import { buildNetwork } from '../../../../blockchain/consensus/buildNetwork.ts';
import { BlockNames } from '../../../../blockchain/consensus/explorer/blockNames.ts';
import { Courier } from '../../../../blockchain/consensus/explorer/courier.ts';
import type { Schedule } from '../../../../blockchain/consensus/explorer/schedule.ts';
import { scriptedNode } from '../../../../blockchain/consensus/explorer/scriptedNode.ts';
import { genesisOf } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../../core/consensus/consensusEvents.ts';
import { roundRobin } from '../../../../core/consensus/leaders.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import { idealSignatures } from '../../../../core/consensus/signatures.ts';
import { Kernel } from '../../../engine/kernel.ts';

/** What all nodes of a schedule know. */
export function committeeOfSchedule(protocol: Protocol, schedule: Schedule): Committee {
  const { nodes, epochs, delta } = schedule;
  return {
    nodes,
    quorum: protocol.quorum(nodes),
    genesis: genesisOf(protocol.name),
    delta,
    lastEpoch: epochs,
    leaderOf: roundRobin(nodes),
  };
}

/** Who watches, given the names of the run's blocks. */
export type Watchers = (names: BlockNames) => readonly ConsensusEvents[];

/** The nodes of a schedule on the real kernel: honest ones run the protocol, Byzantine ones what the schedule says. */
export function scheduleKernel(protocol: Protocol, schedule: Schedule, watchers: Watchers): Kernel {
  const committee = committeeOfSchedule(protocol, schedule);
  const names = new BlockNames(committee.genesis);
  const courier = new Courier(schedule, protocol, names);
  const adversary = scriptedNode(schedule, names);
  const kernel = new Kernel({ seed: 0, latency: courier, inOrderLinks: false, logLevel: 'inputs' });
  const joiners = buildNetwork({
    protocol,
    protocolSettings: { echo: true },
    committee,
    signatures: idealSignatures,
    corrupted: schedule.byzantine.map((node) => ({ node, adversary, settings: {} })),
    listeners: [courier, ...watchers(names)],
  });
  for (const { name, actor } of joiners) kernel.addActor(name, actor);
  return kernel;
}
