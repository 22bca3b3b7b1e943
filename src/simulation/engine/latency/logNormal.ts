import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import { normalQuantile } from '../../../core/utils/math/normalQuantile.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** Cells of the quantile table, and how many at either end are the tails. */
const CELLS = 1024;
const TAIL_CELLS = 8;
const CELL_BITS = 22;
const CELL_SPAN = 1 << CELL_BITS;

/**
 * `floor + exp(N(ln median, sigma))` time units, rounded: the long right tail that networks show. Drawn by
 * inversion from one word: inside the table by linear interpolation between exact quantiles 1/1024 apart (within
 * 0.1% of the exact quantile for sigma up to 1), in the two tails of 1/128 by the exact quantile. A message is drawn for
 * at every send, and the exact quantile would be the largest single cost of a simulated market.
 */
export class LogNormalLatency implements LatencyModel {
  readonly monotone = false;
  readonly #floor: number;
  readonly #mu: number;
  readonly #sigma: number;
  readonly #quantiles = new Float64Array(CELLS + 1);

  /** `median` is of the variable part, above `floor`. */
  constructor(floor: number, median: number, sigma: number) {
    this.#floor = floor;
    this.#mu = log(median);
    this.#sigma = sigma;
    for (let cell = 1; cell < CELLS; cell++) this.#quantiles[cell] = this.#quantile(cell / CELLS);
  }

  /** The longest delay that a word of 32 bits can draw. */
  get most(): number {
    return this.#floor + Math.round(this.#quantile((2 ** 32 - 0.5) / 2 ** 32));
  }

  sample(_from: number, _to: number, _bytes: number, rng: Rng): number {
    const word = rng.nextU32();
    const cell = word >>> CELL_BITS;
    if (cell < TAIL_CELLS || cell >= CELLS - TAIL_CELLS) {
      return this.#floor + Math.round(this.#quantile((word + 0.5) / 4294967296));
    }
    const low = this.#quantiles[cell];
    const share = (word & (CELL_SPAN - 1)) / CELL_SPAN;
    return this.#floor + Math.round(low + share * (this.#quantiles[cell + 1] - low));
  }

  #quantile(p: number): number {
    return exp(this.#mu + this.#sigma * normalQuantile(p));
  }
}
