import type { SimTime } from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';

/**
 * Cuts a closed span of simulated time into at most `count` buckets of equal whole width, so that a chart's size
 * follows its width on the page and not the number of events.
 */
export class TimeBuckets {
  readonly start: SimTime;
  readonly end: SimTime;
  /** Width of a bucket in units of simulated time. */
  readonly width: number;
  readonly count: number;

  constructor(start: SimTime, end: SimTime, count: number) {
    assert(end >= start && count >= 1, 'a span of time needs an end after its start and at least one bucket');
    this.start = start;
    this.end = end;
    this.width = Math.max(1, Math.ceil((end - start) / count));
    this.count = Math.max(1, Math.ceil((end - start) / this.width));
  }

  /** Bucket of a time; the end of the span belongs to the last one, times outside to the nearest. */
  indexOf(time: SimTime): number {
    const index = Math.floor((time - this.start) / this.width);
    return index < 0 ? 0 : index >= this.count ? this.count - 1 : index;
  }

  startOf(index: number): SimTime {
    return this.start + index * this.width;
  }

  /** First time after the bucket; the span's end for the last one. */
  endOf(index: number): SimTime {
    return Math.min(this.end, this.start + (index + 1) * this.width);
  }
}
