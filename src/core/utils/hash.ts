import { asDouble, asWords, HIGH_WORD, LOW_WORD } from './doubleBits.ts';

/** Odd multipliers of the two lanes, and what keeps a lane of zeros from staying at zero. */
const FIRST = 0x9e3779b1 | 0;
const SECOND = 0x85ebca6b | 0;
const DRIFT = 0x27d4eb2f;
const START_A = 0x2545f491;
const START_B = 0x6c62272e;
/** Second word of a lone integer, so that an integer differs from a pair with 0. */
const LONE = 0x5bd1e995;
const NAN_HIGH = 0x7ff80000;
/** From so many bytes on a view of the words is cheaper than to put them together. */
const LONG = 64;
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * A running 64-bit hash of numbers and bytes, in two 32-bit lanes.
 *
 * For a given input each step is a bijection of the 64-bit state, so two different states never meet on equal
 * input, and for a given state two different inputs never give one state. It tells traces apart by accident of
 * chance only (about one pair in 2^64); it is not cryptographic, and whoever wants a collision can build one.
 * The caller frames what it adds: only `addBytes` adds its own length.
 */
export class Hash64 {
  /** The two lanes: slice it to keep the state, set it to put the state back. */
  readonly state = new Int32Array(2);

  constructor() {
    this.reset();
  }

  reset(): void {
    this.state[0] = START_A;
    this.state[1] = START_B;
  }

  get a(): number {
    return this.state[0];
  }

  get b(): number {
    return this.state[1];
  }

  /** Adds one 32-bit integer. */
  addInt(value: number): void {
    this.addPair(value, LONE);
  }

  /**
   * Adds two 32-bit integers. The second word is folded before its multiplication, because a product never
   * carries its highest bit anywhere: without that a flipped sign would leave a difference one can foresee.
   */
  addPair(first: number, second: number): void {
    const state = this.state;
    const folded = state[1] ^ second;
    const s = Math.imul(state[0] ^ first, FIRST);
    const t = Math.imul(folded ^ (folded >>> 15) ^ (s >>> 16), SECOND);
    state[0] = t;
    state[1] = s + DRIFT + ((t << 16) | (t >>> 16));
  }

  /** Adds a double by its bits; -0 counts as 0, and every NaN as the same one. */
  addNumber(value: number): void {
    if (Number.isNaN(value)) {
      this.addPair(NAN_HIGH, 0);
      return;
    }
    asDouble[0] = value + 0;
    this.addPair(asWords[HIGH_WORD], asWords[LOW_WORD]);
  }

  /** Adds `payload[base .. base + count)`, the same as `addNumber` on each. */
  addFields(payload: Float64Array, base: number, count: number): void {
    const state = this.state;
    let a = state[0];
    let b = state[1];
    const end = base + count;
    for (let i = base; i < end; i++) {
      const value = payload[i];
      asDouble[0] = value + 0;
      const isNumber = !Number.isNaN(value);
      const folded = b ^ (isNumber ? asWords[LOW_WORD] : 0);
      const s = Math.imul(a ^ (isNumber ? asWords[HIGH_WORD] : NAN_HIGH), FIRST);
      const t = Math.imul(folded ^ (folded >>> 15) ^ (s >>> 16), SECOND);
      a = t;
      b = (s + DRIFT + ((t << 16) | (t >>> 16))) | 0;
    }
    state[0] = a;
    state[1] = b;
  }

  /** Adds the length and the bytes, eight at a step, the last ones filled up with zeros. */
  addBytes(bytes: Uint8Array): void {
    const length = bytes.length;
    this.addPair(length, LONE);
    const whole = length >= LONG && LITTLE_ENDIAN && bytes.byteOffset % 4 === 0 ? this.#addWords(bytes) : 0;
    for (let i = whole; i < length; i += 8) this.addPair(wordAt(bytes, i), wordAt(bytes, i + 4));
  }

  /** Adds all whole pairs of words of a long message as they lie in memory; gives how many bytes they were. */
  #addWords(bytes: Uint8Array): number {
    const pairs = bytes.length >>> 3;
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, 2 * pairs);
    const state = this.state;
    let a = state[0];
    let b = state[1];
    for (let i = 0; i < words.length; i += 2) {
      const folded = b ^ words[i + 1];
      const s = Math.imul(a ^ words[i], FIRST);
      const t = Math.imul(folded ^ (folded >>> 15) ^ (s >>> 16), SECOND);
      a = t;
      b = (s + DRIFT + ((t << 16) | (t >>> 16))) | 0;
    }
    state[0] = a;
    state[1] = b;
    return 8 * pairs;
  }

  /** The low half of the digest, as a signed 32-bit integer. */
  low(): number {
    return this.digest()[1];
  }

  /** The digest as 16 hexadecimal digits. The state stays as it is, so more can be added. */
  hex(): string {
    const [high, low] = this.digest();
    return hex32(high) + hex32(low);
  }

  /** The digest as two words, high then low, valid until the next call on any hash. */
  digest(): Int32Array {
    finish(this.state[0], this.state[1]);
    return digest;
  }
}

const digest = new Int32Array(2);

/** Spreads every bit of the state over both words: four rounds of a Feistel network, hence again a bijection. */
function finish(a: number, b: number): void {
  let left = a;
  let right = b;
  for (let round = 1; round <= 4; round++) {
    const mixed = left ^ scramble(right + Math.imul(round, FIRST));
    left = right;
    right = mixed;
  }
  digest[0] = left;
  digest[1] = right;
}

/** Multiply and fold twice: a change of one bit reaches every bit. */
function scramble(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** Four bytes as a little-endian integer, zeros beyond the end. */
function wordAt(bytes: Uint8Array, at: number): number {
  if (at + 4 <= bytes.length)
    return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  let word = 0;
  for (let i = at; i < bytes.length; i++) word |= bytes[i] << (8 * (i - at));
  return word;
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
