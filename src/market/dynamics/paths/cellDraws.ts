import { Hash64 } from '../../../core/utils/hash.ts';
import { normalQuantile } from '../../../core/utils/math/normalQuantile.ts';
import { Rng } from '../../../core/utils/rng.ts';
import { encodeUtf8 } from '../../../core/utils/utf8.ts';

const TWO_32 = 2 ** 32;
const TWO_53 = 2 ** 53;
const STREAM_WORDS = 4;

/**
 * A random stream for each cell of a grid of times: cell `index` of level `level` always draws the same numbers,
 * whichever cells were drawn from before. That is what lets a path be asked in any order.
 */
export class CellDraws {
  readonly #words = new Int32Array(STREAM_WORDS);
  readonly #rng = new Rng(this.#words, 0);
  readonly #hash = new Hash64();
  readonly #start: Int32Array;

  /** Grids of different names are independent. */
  constructor(seed: number | string, name: string) {
    const hash = new Hash64();
    hash.addBytes(encodeUtf8(String(seed)));
    hash.addBytes(encodeUtf8(name));
    this.#start = hash.state.slice();
  }

  /** One standard normal of the cell: as `of(level, index).normal()` in law, several times as fast. */
  normal(level: number, index: number): number {
    const digest = this.#hashOf(level, index).digest();
    const high = digest[0] >>> 0;
    const tail = ((high >>> 6) * 67108864 + (digest[1] >>> 6) + 0.5) / TWO_53;
    const z = normalQuantile(tail);
    return (high & 1) === 0 ? z : -z;
  }

  /** The cell's stream at its beginning; valid until the next call. `index` is a whole number below 2^53. */
  of(level: number, index: number): Rng {
    const hash = this.#hashOf(level, index);
    const words = this.#words;
    for (let i = 0; i < STREAM_WORDS; i += 2) {
      hash.addInt(i);
      const digest = hash.digest();
      words[i] = digest[0];
      words[i + 1] = digest[1];
    }
    // The one state that the generator cannot leave.
    if ((words[0] | words[1] | words[2] | words[3]) === 0) words[0] = 1;
    return this.#rng;
  }

  #hashOf(level: number, index: number): Hash64 {
    const hash = this.#hash;
    hash.state[0] = this.#start[0];
    hash.state[1] = this.#start[1];
    hash.addInt(level);
    hash.addPair(Math.floor(index / TWO_32), index % TWO_32);
    return hash;
  }
}
