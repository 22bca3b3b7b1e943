/**
 * Varints: seven bits a byte, lowest first, the high bit set on all but the last. Numbers are whole, from 0 to
 * 2^53 - 1 (eight bytes). Both directions work without bigint: 32-bit shifts below 2^28, divisions above.
 */

/** Writes `value` at `at` and returns the offset behind it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest > 0x7fffffff) {
    bytes[at++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** A place in bytes that reading moves on. Reading past the end gives zeros; whoever reads checks `at`. */
export class VarintReader {
  bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The number at `at`, or -1 where it has more than eight bytes or passes 2^53 - 1. */
  next(): number {
    const bytes = this.bytes;
    let value = 0;
    let shift = 0;
    for (; shift < 28; shift += 7) {
      const byte = bytes[this.at++] | 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return this.#long(value);
  }

  #long(low: number): number {
    let value = low;
    let scale = 0x10000000;
    for (let count = 4; count < 8; count++) {
      const byte = this.bytes[this.at++] | 0;
      value += (byte & 127) * scale;
      if (byte < 128) return Number.isSafeInteger(value) ? value : -1;
      scale *= 128;
    }
    return -1;
  }
}

/** Largest magnitude of a difference that {@link zigzag} keeps exact. */
export const MAX_DELTA = 0xfffffffffffff;

/** 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …; for magnitudes up to {@link MAX_DELTA}. */
export function zigzag(delta: number): number {
  return delta < 0 ? -2 * delta - 1 : 2 * delta;
}

/** The inverse of {@link zigzag}. */
export function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}
