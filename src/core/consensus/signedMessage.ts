import type { Block } from './block.ts';

/** What a node says, before it is signed. */
export interface Statement {
  /** Number of the phase in the protocol's own list: proposal, vote, … */
  readonly phase: number;
  /** The epoch that it speaks of (view, round, height). */
  readonly epoch: number;
  /** Who says it: a number in the committee. Anybody may claim to be anybody; the signature tells. */
  readonly signer: number;
  /** Hash of the genesis block of its chain. */
  readonly chain: string;
  /** The block that it speaks of; null where a phase speaks of none. */
  readonly block: Block | null;
  /** Messages that justify it: a quorum certificate, the proofs of a view change. */
  readonly justify: readonly SignedMessage[];
}

/**
 * A statement with its signature. It never changes, so nodes share it, and `id` is its place in the archive of the run: the
 * same statement with the same signature is the same object, however many nodes say it again.
 */
export interface SignedMessage extends Statement {
  readonly id: number;
  readonly signature: Uint8Array;
  /** The first 52 bits of the block's hash, as a number, which travels with `id` so that traces tell blocks apart. */
  readonly blockWord: number;
}
