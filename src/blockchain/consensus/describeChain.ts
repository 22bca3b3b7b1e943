import type { Committee } from '../../core/consensus/committee.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';
import type { ChainEntry, ValidatorEntry } from '../../core/models/chainEntry.ts';
import { type Corruption, placesOf } from './buildNetwork.ts';

/** What its network did to a chain. */
export type NetworkFaults = Pick<ChainEntry, 'gst' | 'partitions'>;

/** What readers of a run need to know of its chain. */
export function describeChain(
  protocol: Protocol,
  committee: Committee,
  corrupted: readonly Corruption[],
  protocolSettings: unknown,
  networkFaults: NetworkFaults,
): ChainEntry {
  const { nodes, quorum, genesis, delta, lastEpoch } = committee;
  const validators: ValidatorEntry[] = [];
  for (const [self, places] of placesOf(nodes, corrupted).entries()) {
    const corruption = corrupted.find(({ node }) => node === self);
    for (const place of places) validators[place] = { self, adversary: corruption?.adversary.name ?? null };
  }
  const { name, words } = protocol;
  return {
    protocol: name,
    words,
    nodes,
    quorum,
    genesis: genesis.hash,
    delta,
    epochs: lastEpoch,
    ...expectedMessages(protocol, nodes, corrupted.length, protocolSettings),
    validators,
    ...networkFaults,
  };
}

function expectedMessages(
  { messagesPerEpoch }: Protocol,
  nodes: number,
  faulty: number,
  protocolSettings: unknown,
): Pick<ChainEntry, 'expectedMessages'> {
  if (messagesPerEpoch === undefined) return {};
  const bySilent = (_: unknown, silent: number) => messagesPerEpoch(nodes, silent, protocolSettings as never);
  return { expectedMessages: Array.from({ length: faulty + 1 }, bySilent) };
}
