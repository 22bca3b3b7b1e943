import type { Block } from './block.ts';

/** What every node of a chain knows before the first epoch. */
export interface Committee {
  /** Number of nodes n; they are 0 to n - 1. */
  readonly nodes: number;
  /** Votes that certify a block. */
  readonly quorum: number;
  readonly genesis: Block;
  /** Bound on the delay of a message once the network is synchronous, in time units. */
  readonly delta: number;
  /** Epochs from 1 to this one are run; what is on its way then is still delivered. */
  readonly lastEpoch: number;
  /** The leader of an epoch, which all know beforehand; -1 where nobody leads. */
  leaderOf(epoch: number): number;
}
