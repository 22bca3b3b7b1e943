import type { Committee } from '../../core/consensus/committee.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';

/** Who leads each epoch of a protocol: the leader of its turn, where leaders stay for many. */
export function leaderOf(
  protocol: Protocol,
  { leaderOf: leads, lastEpoch }: Committee,
): (epoch: number) => number {
  return (epoch) => leads(protocol.turnOf?.(epoch, lastEpoch) ?? epoch);
}
