import type { SimTime } from '../../core/models/units.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** A line through points, least squares. */
export interface FittedLine {
  readonly intercept: number;
  readonly slope: number;
  /** Share of the variance explained. */
  readonly rSquared: number;
  readonly points: number;
}

/**
 * Order flow imbalance of the best prices and the change of the mid, per time bucket, after Cont, Kukanov and
 * Stoikov (2014), "The price impact of order book events". Each change of the quote counts what it adds to the bid
 * and takes from the ask: q at a better bid, the difference at the same bid, minus what stood there at a worse one;
 * the ask likewise with the opposite sign.
 */
export class FlowImbalance {
  readonly buckets: TimeBuckets;
  /** Lots. */
  readonly imbalance: Float64Array;
  /** Mid at the end of each bucket in ticks, `NaN` before the first. */
  readonly mid: Float64Array;
  #bucket = 0;
  #bid = 0;
  #bidLots = 0;
  #ask = 0;
  #askLots = 0;
  #mid = Number.NaN;

  constructor(buckets: TimeBuckets) {
    this.buckets = buckets;
    this.imbalance = new Float64Array(buckets.count);
    this.mid = new Float64Array(buckets.count).fill(Number.NaN);
  }

  /** A one-sided book has no imbalance; the count starts again with the next quote of both sides. */
  quote(time: SimTime, bid: number, bidLots: number, ask: number, askLots: number): void {
    this.#advance(this.buckets.indexOf(time));
    const twoSided = bid > 0 && ask > 0;
    if (twoSided && this.#bid > 0 && this.#ask > 0) {
      const bought = (bid >= this.#bid ? bidLots : 0) - (bid <= this.#bid ? this.#bidLots : 0);
      const sold = (ask <= this.#ask ? askLots : 0) - (ask >= this.#ask ? this.#askLots : 0);
      this.imbalance[this.#bucket] += bought - sold;
    }
    this.#bid = bid;
    this.#bidLots = bidLots;
    this.#ask = ask;
    this.#askLots = askLots;
    if (twoSided) this.#mid = (bid + ask) / 2;
  }

  finish(): void {
    this.#advance(this.buckets.count);
  }

  /** Change of the mid over a bucket in ticks; `NaN` for the first that has one. */
  midChange(bucket: number): number {
    return bucket === 0 ? Number.NaN : this.mid[bucket] - this.mid[bucket - 1];
  }

  /** Changes of the mid by imbalances. */
  fit(): FittedLine {
    const xs: number[] = [];
    const ys: number[] = [];
    for (let i = 1; i < this.buckets.count; i++) {
      if (Number.isNaN(this.midChange(i))) continue;
      xs.push(this.imbalance[i]);
      ys.push(this.midChange(i));
    }
    return fitLine(xs, ys);
  }

  #advance(target: number): void {
    while (this.#bucket < target) this.mid[this.#bucket++] = this.#mid;
  }
}

/** Least squares; `NaN` where the points lie on one place or a vertical. */
export function fitLine(xs: readonly number[], ys: readonly number[]): FittedLine {
  const n = xs.length;
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / n;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    xx += (xs[i] - meanX) ** 2;
    xy += (xs[i] - meanX) * (ys[i] - meanY);
    yy += (ys[i] - meanY) ** 2;
  }
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, rSquared: (xy * xy) / (xx * yy), points: n };
}
