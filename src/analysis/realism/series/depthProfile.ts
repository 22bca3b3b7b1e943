import type { PriceLevels } from '../../../core/data/l2/priceLevels.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';

/**
 * Distances from the best price of the same side, in ticks: bin i holds those from edge i up to but without edge i + 1.
 * Each tick by itself near the touch, then half an octave at a time.
 */
export const DISTANCE_EDGES: readonly number[] = [
  0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024,
];
const BINS = DISTANCE_EDGES.length - 1;
const FARTHEST = DISTANCE_EDGES[BINS];
/** Levels of a side that are looked at, at most. */
const MOST_LEVELS = 128;
/** Grid cells of one row: five minutes of a market whose minute has sixty cells. */
const ROW_CELLS = 300;

/** Quantities in the book by distance, summed up over stretches of time. */
export interface DepthRows {
  /** Sums of quantity over the samples of each row, by bin, row after row. */
  readonly sums: Float64Array;
  /** Samples of each row, both sides counted. */
  readonly samples: Float64Array;
  /** One tick in units of price. */
  readonly tick: number;
}

/**
 * How much stands at which distance from the best price of its side, sampled once per grid cell. The tick is the greatest
 * common divisor of the prices met; where a finer one shows, the rows before are given up, as their distances are wrong.
 */
export class DepthProfile {
  #tick: number;
  #rows: { readonly sums: Float64Array; samples: number }[] = [];
  #cells = 0;

  /** `tick` in units of price; 0 where it is to be found from the prices. */
  constructor(tick: number) {
    this.#tick = tick;
  }

  /** Distance in units of price that is one tick; 0 where none is known. */
  get tick(): number {
    return this.#tick;
  }

  /** A price of a resting order. */
  met(price: number): void {
    if (this.#tick !== 0 && price % this.#tick === 0) return;
    this.#tick = greatestDivisor(this.#tick, price);
    this.#rows = [];
    this.#cells = 0;
  }

  /** The book stood so for `cells` cells. */
  sample(levels: PriceLevels, cells: number): void {
    for (let left = cells; left > 0; ) {
      const place = this.#cells % ROW_CELLS;
      if (place === 0) this.#rows.push({ sums: new Float64Array(BINS), samples: 0 });
      const part = Math.min(left, ROW_CELLS - place);
      this.#add(levels, BUY, part);
      this.#add(levels, SELL, part);
      this.#cells += part;
      left -= part;
    }
  }

  finish(): DepthRows {
    const sums = new Float64Array(this.#rows.length * BINS);
    this.#rows.forEach((row, i) => {
      sums.set(row.sums, i * BINS);
    });
    return { sums, samples: Float64Array.from(this.#rows, ({ samples }) => samples), tick: this.#tick };
  }

  #add(levels: PriceLevels, side: Side, weight: number): void {
    if (levels.count(side) === 0 || this.#tick === 0) return;
    const row = this.#rows[this.#rows.length - 1];
    row.samples += weight;
    const best = levels.best(side);
    let bin = 0;
    let price = best;
    for (let level = 0; level < MOST_LEVELS && !Number.isNaN(price); level++) {
      const distance = Math.abs(price - best) / this.#tick;
      if (distance >= FARTHEST) return;
      while (distance >= DISTANCE_EDGES[bin + 1]) bin++;
      row.sums[bin] += weight * levels.quantity(side, price);
      price = levels.next(side, price);
    }
  }
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
