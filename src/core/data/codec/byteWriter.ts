import { utf8Length, writeUtf8 } from '../../utils/utf8.ts';
import { LITTLE_ENDIAN } from './byteOrder.ts';

/** Memory that a reused writer keeps from one encoding to the next. */
const MOST_KEPT = 1 << 20;

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(capacity = 128) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Back to no bytes, for the next encoding. */
  clear(): void {
    this.#length = 0;
    if (this.#bytes.length <= MOST_KEPT) return;
    this.#bytes = new Uint8Array(MOST_KEPT);
    this.#view = new DataView(this.#bytes.buffer);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    this.#reserve(8);
    let left = value;
    while (left > 0x7fffffff) {
      this.#bytes[this.#length++] = 0x80 | (left % 128);
      left = Math.floor(left / 128);
    }
    while (left > 0x7f) {
      this.#bytes[this.#length++] = 0x80 | (left & 0x7f);
      left >>>= 7;
    }
    this.#bytes[this.#length++] = left;
  }

  /** By its bits; -0 as 0, every NaN as the same one. */
  double(value: number): void {
    this.#reserve(8);
    this.#writeDouble(value);
  }

  text(value: string): void {
    const length = utf8Length(value);
    this.varint(length);
    this.#reserve(length);
    this.#length = writeUtf8(value, this.#bytes, this.#length);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  words(values: Int32Array | Uint32Array): void {
    if (LITTLE_ENDIAN) {
      this.raw(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      return;
    }
    this.#reserve(values.byteLength);
    for (const value of values) {
      this.#view.setInt32(this.#length, value, true);
      this.#length += 4;
    }
  }

  doubles(values: Float64Array): void {
    this.#reserve(values.byteLength);
    for (let i = 0; i < values.length; i++) this.#writeDouble(values[i]);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #writeDouble(value: number): void {
    const at = this.#length;
    if (!Number.isNaN(value)) {
      this.#view.setFloat64(at, value + 0, true);
    } else {
      this.#view.setInt32(at, 0, true);
      this.#view.setInt32(at + 4, 0x7ff80000, true);
    }
    this.#length = at + 8;
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
