import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import * as power from '../../../core/utils/math/pow.ts';
import type { Rng } from '../../../core/utils/rng.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;
const { pow } = power;

/** Far longer than any run. */
const LONGEST = 1e9;

/**
 * Signs of orders with long memory, as Lillo, Mike and Farmer explain them ("Theory for long memory in supply and demand",
 * Physical Review E 71 (2005) 066122, section III): a number of large orders, hidden from the market, are worked off piece by
 * piece; each time one of them sends a piece, each as likely, and one that is done makes place for another. With lengths of
 * tail exponent beta the signs' autocorrelation falls with exponent beta - 1, and their Hurst exponent is (3 - beta) / 2.
 */
export class HiddenOrders {
  /** Pieces left of each: above 0 to buy, below 0 to sell. */
  readonly #left: Float64Array;
  readonly #exponent: number;

  /** `left` is where it keeps its state, a number for each hidden order, all 0 before the first draw. */
  constructor(hurst: number, left: Float64Array) {
    this.#left = left;
    this.#exponent = -1 / (3 - 2 * hurst);
  }

  /** The side of the next order. */
  next(rng: Rng): Side {
    const left = this.#left;
    const at = rng.below(left.length);
    if (left[at] === 0) {
      const length = Math.min(LONGEST, Math.floor(pow(1 - rng.uniform(), this.#exponent)));
      left[at] = (rng.nextU32() & 1) === 0 ? length : -length;
    }
    const side = left[at] > 0 ? BUY : SELL;
    left[at] += left[at] > 0 ? -1 : 1;
    return side;
  }
}
