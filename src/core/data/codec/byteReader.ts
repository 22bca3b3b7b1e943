import { BaseError } from '../../utils/errors.ts';
import { decodeUtf8 } from '../../utils/utf8.ts';
import { LITTLE_ENDIAN } from './byteOrder.ts';

const NAN_HIGH = 0x7ff80000;

/** Reads what a ByteWriter wrote, and nothing else: whatever has a shorter or another form there is refused. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    this.#need(1);
    return this.#bytes[this.#at++];
  }

  varint(): number {
    const start = this.#at;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if ((byte === 0 && scale > 1) || value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      if (scale > 2 ** 48) break;
      scale *= 128;
    }
    throw corrupt('a number is longer than it may be', start);
  }

  /** A count of items that take at least `bytesEach` bytes: checked before anything is allocated. */
  count(bytesEach: number): number {
    const start = this.#at;
    const count = this.varint();
    if (count * bytesEach > this.remaining) throw corrupt(`a length of ${count} goes beyond the end`, start);
    return count;
  }

  double(): number {
    this.#need(8);
    const value = this.#view.getFloat64(this.#at, true);
    if ((value === 0 || Number.isNaN(value)) && !this.#isPlainZeroOrNaN()) {
      throw corrupt('a number is a negative zero or an unusual NaN', this.#at);
    }
    this.#at += 8;
    return value;
  }

  text(): string {
    const length = this.count(1);
    const start = this.#at;
    this.#at += length;
    return decodeUtf8(this.#bytes, start, this.#at);
  }

  raw(length: number): Uint8Array {
    this.#need(length);
    const start = this.#at;
    this.#at += length;
    return this.#bytes.slice(start, this.#at);
  }

  /** Fills `into`, which has its memory to itself. */
  words<T extends Int32Array | Uint32Array>(into: T): T {
    this.#need(into.length * 4);
    if (LITTLE_ENDIAN) {
      const end = this.#at + into.byteLength;
      new Uint8Array(into.buffer).set(this.#bytes.subarray(this.#at, end));
      this.#at = end;
      return into;
    }
    for (let i = 0; i < into.length; i++) {
      into[i] = this.#view.getInt32(this.#at, true);
      this.#at += 4;
    }
    return into;
  }

  doubles(count: number): Float64Array {
    this.#need(count * 8);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.double();
    return values;
  }

  #isPlainZeroOrNaN(): boolean {
    const high = this.#view.getInt32(this.#at + 4, true);
    return this.#view.getInt32(this.#at, true) === 0 && (high === 0 || high === NAN_HIGH);
  }

  #need(bytes: number): void {
    if (bytes > this.remaining) throw corrupt('the data ends too early', this.#at);
  }
}

/** The error of every malformed encoding, with the byte at which it shows. */
export function corrupt(what: string, offset: number): BaseError {
  return new BaseError('DATA_CORRUPT', `${what} (byte ${offset})`, { facts: { offset } });
}
