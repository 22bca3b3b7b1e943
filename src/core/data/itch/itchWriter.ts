import { encodeItchMessage } from './itchCodec.ts';
import { ITCH_PREFIX_BYTES, type ItchFraming } from './itchFraming.ts';
import { ITCH_LONGEST_BYTES } from './itchLayout.ts';
import type { ItchMessage } from './itchMessage.ts';

const BUFFER_BYTES = 1 << 16;
const END_OF_SESSION = new Uint8Array(2);

/**
 * Writes TotalView-ITCH 5.0, length-prefixed as NASDAQ's daily files unless told otherwise. Bytes go out in pieces,
 * each valid during the call of `write`; `flush` sends the last one.
 *
 * A message that the format cannot hold (a text that is too long, a number out of range) is an assertion.
 */
export class ItchWriter {
  readonly #write: (bytes: Uint8Array) => void;
  readonly #framing: ItchFraming;
  readonly #bytes = new Uint8Array(BUFFER_BYTES);
  readonly #view = new DataView(this.#bytes.buffer);
  #length = 0;

  constructor(write: (bytes: Uint8Array) => void, options: { readonly framing?: ItchFraming } = {}) {
    this.#write = write;
    this.#framing = options.framing ?? 'length';
  }

  message(message: ItchMessage): void {
    const prefix = ITCH_PREFIX_BYTES[this.#framing];
    if (this.#length + prefix + ITCH_LONGEST_BYTES > BUFFER_BYTES) this.flush();
    const at = this.#length;
    const bytes = encodeItchMessage(this.#view, at + prefix, message);
    if (prefix > 0) this.#view.setUint16(at, this.#framing === 'length' ? bytes : 0);
    this.#length = at + prefix + bytes;
  }

  /** The zero length that ends a length-prefixed file (NASDAQ, BinaryFILE); other framings have no such mark. */
  endSession(): void {
    this.flush();
    if (this.#framing === 'length') this.#write(END_OF_SESSION);
  }

  flush(): void {
    if (this.#length > 0) this.#write(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
