import type { SimTime } from '../../core/models/units.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** Prices shown, in ticks: `rows` bins of `ticksPerRow` from `low` up. */
export interface PriceRange {
  readonly low: number;
  readonly ticksPerRow: number;
  readonly rows: number;
}

/**
 * Cuts the prices around the touch into at most `maxRows` bins. `low` and `high` are where best bid and ask spent
 * nearly all of the time; as much again is shown around them, so that a market that moved is seen whole and one far
 * stray quote does not shrink it to a line.
 */
export function priceRangeAround(low: number, high: number, maxRows: number): PriceRange {
  const margin = Math.max(10, Math.ceil((high - low) * 0.5));
  const from = Math.max(1, low - margin);
  const ticks = high + margin - from + 1;
  const ticksPerRow = Math.ceil(ticks / maxRows);
  return { low: from, ticksPerRow, rows: Math.ceil(ticks / ticksPerRow) };
}

/** Lots in the book per price bin and time bucket, as time-weighted means. Prices outside the range are left out. */
export class DepthMap {
  readonly range: PriceRange;
  readonly buckets: TimeBuckets;
  readonly #area: Float64Array;
  readonly #standing: Float64Array;
  readonly #since: Float64Array;

  constructor(range: PriceRange, buckets: TimeBuckets) {
    this.range = range;
    this.buckets = buckets;
    this.#area = new Float64Array(range.rows * buckets.count);
    this.#standing = new Float64Array(range.rows);
    this.#since = new Float64Array(range.rows).fill(buckets.start);
  }

  /** Adds `lots` (or takes them off, if negative) at a price, from `time` on. */
  change(time: SimTime, price: number, lots: number): void {
    const { low, ticksPerRow, rows } = this.range;
    const row = Math.floor((price - low) / ticksPerRow);
    if (row < 0 || row >= rows) return;
    this.#stand(row, time);
    this.#standing[row] += lots;
  }

  /** Lets what stands in the book stand to the end of the span. */
  finish(): void {
    for (let row = 0; row < this.range.rows; row++) this.#stand(row, this.buckets.end);
  }

  /** Time-weighted mean of the lots of a price bin during a time bucket. */
  meanLots(row: number, bucket: number): number {
    const width = this.buckets.endOf(bucket) - this.buckets.startOf(bucket);
    return width > 0 ? this.#area[row * this.buckets.count + bucket] / width : this.#standing[row];
  }

  /** Times before or after the span count for nothing. */
  #stand(row: number, time: SimTime): void {
    const { buckets } = this;
    const until = Math.min(time, buckets.end);
    const lots = this.#standing[row];
    let from = Math.max(buckets.start, this.#since[row]);
    this.#since[row] = until;
    if (lots === 0) return;
    for (let bucket = buckets.indexOf(from); from < until; bucket++) {
      const to = Math.min(until, buckets.endOf(bucket));
      this.#area[row * buckets.count + bucket] += lots * (to - from);
      from = to;
    }
  }
}
