import { type Block, isHashed } from './block.ts';
import type { SignedMessage, Statement } from './signedMessage.ts';

/** Hex digits of a hash that a double holds exactly. */
const WORD_DIGITS = 13;

/**
 * Every message of a run, once. What travels between nodes is a message's number; the archive is what that number means
 * to everybody, so it holds nothing but what was signed, and says nothing about who has seen it.
 */
export class MessageArchive {
  readonly messages: SignedMessage[] = [];
  /** Number of the last message of each epoch, and of the one of its epoch before each message; -1 for none. */
  readonly #lastOf = new Map<number, number>();
  readonly #before: number[] = [];
  /** The block that was spoken of last, and its word: mostly the next message speaks of it too. */
  #block: Block | null = null;
  #blockWord = 0;

  /** The message with this statement and signature; the one that is already there, if it is. */
  add(statement: Statement, signature: Uint8Array): SignedMessage {
    const last = this.#lastOf.get(statement.epoch) ?? -1;
    for (let id = last; id >= 0; id = this.#before[id])
      if (isSame(this.messages[id], statement, signature)) return this.messages[id];
    const { phase, epoch, signer, chain, block, justify } = statement;
    const blockWord = block === null ? 0 : this.#wordOf(block);
    const id = this.messages.length;
    const message = { phase, epoch, signer, chain, block, justify, id, signature, blockWord };
    this.messages.push(message);
    this.#before.push(last);
    this.#lastOf.set(epoch, id);
    return message;
  }

  get(id: number): SignedMessage {
    return this.messages[id];
  }

  #wordOf(block: Block): number {
    if (block !== this.#block) {
      this.#block = block;
      this.#blockWord = Number.parseInt(block.hash.slice(0, WORD_DIGITS), 16);
    }
    return this.#blockWord;
  }
}

/** True for a message that says the same under the same signature, both of one epoch. */
function isSame(message: SignedMessage, statement: Statement, signature: Uint8Array): boolean {
  if (message.signer !== statement.signer || message.phase !== statement.phase) return false;
  if (message.chain !== statement.chain || !isSameBlock(message.block, statement.block)) return false;
  return isSameList(message.justify, statement.justify) && isSameList(message.signature, signature);
}

/** A block under a hash that is not its own is told apart from the one whose hash it is. */
function isSameBlock(one: Block | null, other: Block | null): boolean {
  if (one === other) return true;
  if (one === null || other === null || one.hash !== other.hash) return false;
  if (isHashed(one) && isHashed(other)) return true;
  return one.parent === other.parent && one.epoch === other.epoch && one.payload === other.payload;
}

function isSameList<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
