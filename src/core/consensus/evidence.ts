import type { SignedMessage } from './signedMessage.ts';

/**
 * What two votes can show: two blocks voted for in one epoch, or a vote in a later epoch for a block of smaller height. No
 * node that keeps to the rules does either: it votes once in an epoch, and the notarised chains it has seen only grow.
 */
export type EvidenceKind = 'double-vote' | 'vote-for-lower';

/** Two votes that no honest node signs both. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Number in the committee of whoever signed both; twins share it. */
  readonly culprit: number;
  /** The epoch of the vote that should not be: of the second of the two. */
  readonly epoch: number;
  /** The two votes, the one of the earlier epoch first. */
  readonly messages: readonly [SignedMessage, SignedMessage];
}
