import type { Signatures } from '../../core/consensus/signatures.ts';
import type { SignedMessage, Statement } from '../../core/consensus/signedMessage.ts';

const UNKNOWN = 0;
const FORGED = 1;
const GENUINE = 2;

/**
 * Signatures that remember what their verification said, for whoever watches: nodes verify as often as they would, and a
 * watcher need not do so again.
 */
export class RememberedVerdicts implements Signatures {
  readonly name: string;
  readonly #signatures: Signatures;
  #verdicts = new Uint8Array(256);

  constructor(signatures: Signatures) {
    this.#signatures = signatures;
    this.name = signatures.name;
  }

  sign(statement: Statement): Uint8Array {
    return this.#signatures.sign(statement);
  }

  forge(statement: Statement): Uint8Array {
    return this.#signatures.forge(statement);
  }

  /** Verifies a message of the archive. */
  verify(message: SignedMessage, signature: Uint8Array): boolean {
    const isGenuine = this.#signatures.verify(message, signature);
    if (message.id >= this.#verdicts.length) this.#grow(message.id);
    this.#verdicts[message.id] = isGenuine ? GENUINE : FORGED;
    return isGenuine;
  }

  /** What its verification said; verifies it where no node has. */
  isGenuine(message: SignedMessage): boolean {
    const verdict = this.#verdicts[message.id] ?? UNKNOWN;
    return verdict === UNKNOWN ? this.verify(message, message.signature) : verdict === GENUINE;
  }

  #grow(least: number): void {
    const longer = new Uint8Array(Math.max(2 * this.#verdicts.length, least + 1));
    longer.set(this.#verdicts);
    this.#verdicts = longer;
  }
}
