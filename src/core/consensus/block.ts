import { toHex } from '../utils/hex.ts';
import { createSha256 } from '../utils/sha256.ts';
import { encodeUtf8 } from '../utils/utf8.ts';

/** Hex digits of a block's hash. */
export const HASH_DIGITS = 64;

/**
 * A block (h, e, txs): the hash of its parent, the epoch in which it was proposed, and what it carries. Other protocols
 * call the epoch a view, a round or a height.
 */
export interface Block {
  /** SHA-256 of the other three fields, 64 hexadecimal digits. */
  readonly hash: string;
  /** Hash of the parent; genesis has 64 zeros. */
  readonly parent: string;
  readonly epoch: number;
  /** Transactions, as text. */
  readonly payload: string;
}

/** The first block of a chain: epoch 0, notarised and final by definition. Chains of different names share no block. */
export function genesisOf(chain: string): Block {
  return createBlock('0'.repeat(HASH_DIGITS), 0, chain);
}

/** The block on `parent` (a hash) with its own hash computed. */
export function createBlock(parent: string, epoch: number, payload: string): Block {
  return new HashedBlock(parent, epoch, payload);
}

/** A block that was made here has the right hash: it need not be computed again by each node. */
class HashedBlock implements Block {
  readonly hash: string;
  readonly parent: string;
  readonly epoch: number;
  readonly payload: string;

  constructor(parent: string, epoch: number, payload: string) {
    this.hash = hashOf(parent, epoch, payload);
    this.parent = parent;
    this.epoch = epoch;
    this.payload = payload;
  }
}

/** SHA-256 over the parent's digits, the epoch as text and the payload, one line each. */
export function hashOf(parent: string, epoch: number, payload: string): string {
  const sum = createSha256();
  sum.update(encodeUtf8(`${parent}\n${epoch}\n${payload}`));
  return toHex(sum.digest());
}

/** True where the block's hash is that of its content. */
export function isHashed(block: Block): boolean {
  return block instanceof HashedBlock || block.hash === hashOf(block.parent, block.epoch, block.payload);
}
