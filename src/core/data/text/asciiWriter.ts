import { assert } from '../../utils/assert.ts';

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Digits of the largest safe integer and its sign. */
const LONGEST_NUMBER = 17;

/** Builds ASCII text in a byte buffer that it keeps: numbers become digits without a string between. */
export class AsciiWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1 << 12) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** What was written since the last `clear`: a window on the buffer, valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  byte(code: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length++] = code;
  }

  /** A safe integer in canonical form: no leading zeros, no plus sign, 0 for -0. */
  integer(value: number): void {
    if (this.#bytes.length - this.#length < LONGEST_NUMBER) this.#grow();
    let rest = value;
    if (rest < 0) {
      this.#bytes[this.#length++] = MINUS;
      rest = -rest;
    }
    if (rest <= 0x7fffffff) this.#digits(rest | 0, digitCount(rest));
    else this.#wide(rest);
  }

  /** A non-negative count of nanoseconds as seconds with nine decimals. */
  nanosecondsAsSeconds(timeNs: number): void {
    const seconds = Math.floor(timeNs / 1e9);
    this.integer(seconds);
    this.byte(POINT);
    if (this.#bytes.length - this.#length < LONGEST_NUMBER) this.#grow();
    this.#digits((timeNs - seconds * 1e9) | 0, 9);
  }

  #wide(value: number): void {
    assert(Number.isSafeInteger(value), `only safe integers are written, not ${value}`);
    const high = Math.floor(value / 1e9);
    this.#digits(high | 0, digitCount(high));
    this.#digits((value - high * 1e9) | 0, 9);
  }

  #digits(value: number, count: number): void {
    let rest = value;
    for (let at = this.#length + count - 1; at >= this.#length; at--) {
      const tenth = (rest / 10) | 0;
      this.#bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.#length += count;
  }

  #grow(): void {
    const larger = new Uint8Array(Math.max(64, this.#bytes.length * 2));
    larger.set(this.view());
    this.#bytes = larger;
  }
}

/** Decimal digits of an integer from 0 to 2^31 - 1. */
function digitCount(value: number): number {
  let count = 1;
  for (let limit = 10; count < 10 && value >= limit; limit *= 10) count++;
  return count;
}
