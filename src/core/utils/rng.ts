import { assert } from './assert.ts';
import { Hash64 } from './hash.ts';
import { log } from './math/log.ts';
import { normalQuantile } from './math/normalQuantile.ts';
import { drawPoisson } from './poisson.ts';
import { encodeUtf8 } from './utf8.ts';

/** Words of state of one stream. */
const STREAM_WORDS = 4;

const TWO_32 = 2 ** 32;
const TWO_53 = 2 ** 53;

/**
 * Random numbers from a named stream: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), period 2^128 - 1. The four words of state lie in an array of the caller's, so a kernel
 * keeps all streams in one arena and a snapshot is a slice.
 *
 * No method allocates, and all use portable arithmetic only: the same draws on every machine. How many words a
 * method takes from the stream is part of its contract, since it fixes what is drawn next.
 */
export class Rng {
  readonly #state: Int32Array;

  /** `state[offset .. offset + 4)` must not be all zero: see {@link seedStream}. */
  constructor(state: Int32Array | Uint32Array, offset: number) {
    assert(offset >= 0 && offset + STREAM_WORDS <= state.length, 'a stream needs four words of state');
    // A view of just the four words: constant indices, and one kind of array at every call site.
    this.#state = new Int32Array(state.buffer, state.byteOffset + 4 * offset, STREAM_WORDS);
  }

  /** A whole number from 0 to 2^32 - 1. One word. */
  nextU32(): number {
    const state = this.#state;
    const s0 = state[0];
    const s1 = state[1];
    const s2 = state[2] ^ s0;
    const s3 = state[3] ^ s1;
    const scaled = Math.imul(s1, 5);
    state[0] = s0 ^ s3;
    state[1] = s1 ^ s2;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
  }

  /** Uniform on [0, 1), a multiple of 2^-53. Two words. */
  uniform(): number {
    const high = this.nextU32() >>> 5;
    const low = this.nextU32() >>> 6;
    return (high * 67108864 + low) / TWO_53;
  }

  /**
   * A whole number from 0 to n - 1, each equally likely; n is a whole number from 1 to 2^53. One word up to
   * n = 2^32 (a second one with probability below n / 2^32), two above (with at most one retry in two).
   */
  below(n: number): number {
    assert(n >= 1 && n <= TWO_53 && n === Math.floor(n), 'below(n) wants a whole n from 1 to 2^53');
    return n <= TWO_32 ? this.#belowWord(n) : this.#belowWide(n);
  }

  /** A whole number from `lo` to `hi`, both included. */
  between(lo: number, hi: number): number {
    assert(lo <= hi, 'between(lo, hi) wants lo <= hi');
    return lo + this.below(hi - lo + 1);
  }

  /** True with probability `p`. Two words, whatever `p` is. */
  bernoulli(p: number): boolean {
    return this.uniform() < p;
  }

  /** Exponential with the given mean, by inversion. Two words. */
  exponential(mean: number): number {
    return 0 - mean * log(1 - this.uniform());
  }

  /**
   * Standard normal, by inversion: exactly one uniform makes one normal, so no draw is cached and the next ones
   * never shift. One bit is the sign and 52 bits are the probability of the tail, down to 2^-54 (8.2 deviations).
   * Two words.
   */
  normal(): number {
    const high = this.nextU32();
    const low = this.nextU32() >>> 6;
    const tail = ((high >>> 6) * 67108864 + low + 0.5) / TWO_53;
    const z = normalQuantile(tail);
    return (high & 1) === 0 ? z : -z;
  }

  /** Poisson with the given mean (0 to 2^31), exact. The number of words varies. */
  poisson(mean: number): number {
    return drawPoisson(this, mean);
  }

  /** Puts the elements into an order drawn evenly from all (Fisher and Yates). Length - 1 draws of `below`. */
  shuffle<T>(array: { readonly length: number; [index: number]: T }): void {
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }
  }

  /**
   * A child stream, made from the present state and `name`; the parent does not advance. Two children of different
   * names are independent. The same name gives the same child until the parent draws again: split first, draw later.
   */
  split(name: string): Rng {
    const hash = new Hash64();
    for (let i = 0; i < STREAM_WORDS; i++) hash.addInt(this.#state[i]);
    const state = new Int32Array(STREAM_WORDS);
    fillStream(state, 0, hash, name);
    return new Rng(state, 0);
  }

  /**
   * Multiplication instead of division (Lemire, "Fast random integer generation in an interval", 2019): the high
   * word of x * n, redrawn where the low word falls in the part that would favour some results. The product is
   * taken exactly: its low word by `imul`, and what is left of the rounded product is a multiple of 2^32.
   */
  #belowWord(n: number): number {
    let x = this.nextU32();
    let low = Math.imul(x, n) >>> 0;
    if (low < n) {
      const favoured = (TWO_32 - n) % n;
      while (low < favoured) {
        x = this.nextU32();
        low = Math.imul(x, n) >>> 0;
      }
    }
    return Math.floor((x * n - low) / TWO_32 + 0.5);
  }

  /** The remainder of 53 bits, redrawn above the last whole multiple of n. */
  #belowWide(n: number): number {
    const limit = TWO_53 - (TWO_53 % n);
    for (;;) {
      const x = (this.nextU32() >>> 11) * TWO_32 + this.nextU32();
      if (x < limit) return x % n;
    }
  }
}

/** A stream of its own, for whoever is not in a kernel. */
export function createRng(seed: number | string, name: string): Rng {
  const state = new Int32Array(STREAM_WORDS);
  seedStream(state, 0, seed, name);
  return new Rng(state, 0);
}

/**
 * Writes the first state of the stream `name` of `seed` to `state[offset .. offset + 4)`. Streams differ by name
 * alone, so adding one never shifts another. A number and its decimal text are the same seed.
 */
export function seedStream(
  state: Int32Array | Uint32Array,
  offset: number,
  seed: number | string,
  name: string,
): void {
  const hash = new Hash64();
  hash.addBytes(encodeUtf8(String(seed)));
  fillStream(state, offset, hash, name);
}

/** Adds the name to what is hashed already and takes two digests, which makes four words. */
function fillStream(state: Int32Array | Uint32Array, offset: number, hash: Hash64, name: string): void {
  hash.addBytes(encodeUtf8(name));
  for (let i = 0; i < STREAM_WORDS; i += 2) {
    hash.addInt(i);
    const digest = hash.digest();
    state[offset + i] = digest[0];
    state[offset + i + 1] = digest[1];
  }
  const empty = (state[offset] | state[offset + 1] | state[offset + 2] | state[offset + 3]) === 0;
  // The one state the generator cannot leave.
  if (empty) state[offset] = 1;
}
