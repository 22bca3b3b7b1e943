import type { SimTime } from '../../core/models/units.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/**
 * A value that stands until it is changed (a best price, a spread), kept per time bucket as last, least, greatest
 * and time-weighted mean. A plain sample of every n-th value would lose the extremes; these four never do.
 * `NaN` stands for "there is none" and is left out of all four.
 */
export class StepSeries {
  readonly last: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly #buckets: TimeBuckets;
  readonly #area: Float64Array;
  readonly #duration: Float64Array;
  #bucket = 0;
  #since: SimTime;
  #value = Number.NaN;

  constructor(buckets: TimeBuckets) {
    this.#buckets = buckets;
    this.#since = buckets.start;
    this.last = new Float64Array(buckets.count).fill(Number.NaN);
    this.min = new Float64Array(buckets.count).fill(Number.NaN);
    this.max = new Float64Array(buckets.count).fill(Number.NaN);
    this.#area = new Float64Array(buckets.count);
    this.#duration = new Float64Array(buckets.count);
  }

  /** The value from `time` on. Times never go back. */
  set(time: SimTime, value: number): void {
    this.#advance(time);
    this.#value = value;
    this.#touch();
  }

  /** Lets the last value stand to the end of the span. */
  finish(): void {
    this.#advance(this.#buckets.end);
  }

  /** Time-weighted mean of a bucket; the last value where none stood for any time, `NaN` where there was none. */
  mean(index: number): number {
    const duration = this.#duration[index];
    return duration > 0 ? this.#area[index] / duration : this.last[index];
  }

  /** Time-weighted mean over the whole span, or `NaN`. */
  overallMean(): number {
    let area = 0;
    let duration = 0;
    for (let i = 0; i < this.#area.length; i++) {
      area += this.#area[i];
      duration += this.#duration[i];
    }
    return duration > 0 ? area / duration : Number.NaN;
  }

  #advance(time: SimTime): void {
    const target = this.#buckets.indexOf(time);
    while (this.#bucket < target) {
      this.#stand(this.#buckets.endOf(this.#bucket));
      this.#bucket++;
      this.#touch();
    }
    this.#stand(time);
  }

  #stand(until: SimTime): void {
    const duration = until - this.#since;
    this.#since = until;
    if (Number.isNaN(this.#value)) return;
    this.#area[this.#bucket] += this.#value * duration;
    this.#duration[this.#bucket] += duration;
  }

  #touch(): void {
    const i = this.#bucket;
    const value = this.#value;
    this.last[i] = value;
    if (Number.isNaN(value)) return;
    if (!(this.min[i] <= value)) this.min[i] = value;
    if (!(this.max[i] >= value)) this.max[i] = value;
  }
}
