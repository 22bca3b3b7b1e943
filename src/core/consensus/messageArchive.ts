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
  readonly #byKey = new Map<string, SignedMessage>();

  /** The message with this statement and signature; the one that is already there, if it is. */
  add(statement: Statement, signature: Uint8Array): SignedMessage {
    const key = keyOf(statement, signature);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const { phase, epoch, signer, chain, block, justify } = statement;
    const blockWord = block === null ? 0 : Number.parseInt(block.hash.slice(0, WORD_DIGITS), 16);
    const id = this.messages.length;
    const message = { phase, epoch, signer, chain, block, justify, id, signature, blockWord };
    this.messages.push(message);
    this.#byKey.set(key, message);
    return message;
  }

  get(id: number): SignedMessage {
    return this.messages[id];
  }
}

function keyOf(statement: Statement, signature: Uint8Array): string {
  const { phase, epoch, signer, chain, block, justify } = statement;
  const proofs = justify.length === 0 ? '' : justify.map(({ id }) => id).join(',');
  return `${phase} ${epoch} ${signer} ${nameOf(block)} ${signature.join(',')} ${proofs} ${chain}`;
}

/** A block under a hash that is not its own is told apart from the one whose hash it is. */
function nameOf(block: Block | null): string {
  if (block === null) return '';
  return isHashed(block) ? block.hash : `${block.hash} ${block.parent} ${block.epoch} ${block.payload}`;
}
