import { exponentOf } from './bucketWidth.ts';

/** With more different times than this in a bucket that is not empty, on average, buckets are too wide. */
const CROWDED = 1.6;
/** Different times that there should be per bucket. */
const WANTED = 0.5;
/** With fewer buckets that are not empty in a turn, on average, they are too narrow. */
const SPARSE = 8;
const MOST_PATIENT = 64;

/**
 * Says by how much the width of buckets no longer fits. It goes by different times, not by events: a burst at one
 * instant stays in one bucket however narrow that is.
 */
export class LoadReview {
  /** How often the cost of a new layout must have been earned before the next: doubles at each change of mind. */
  patience = 1;
  #lastStep = 0;

  /**
   * By how many powers of two buckets should be wider, after so many were emptied, that held so many different
   * times and lay so many widths and turns of the wheel apart.
   */
  step(buckets: number, times: number, widths: number, turns: number): number {
    const mean = times / buckets;
    if (mean > CROWDED) return -exponentOf(mean / WANTED);
    // Empty buckets cost next to nothing, turns of the wheel do.
    return turns * SPARSE > buckets ? Math.max(1, exponentOf(widths / buckets)) : 0;
  }

  /** Notes that the buckets became wider by so many powers of two. */
  stepped(step: number): void {
    if (step === 0) return;
    const turnedBack = this.#lastStep !== 0 && step > 0 !== this.#lastStep > 0;
    if (turnedBack) this.patience = Math.min(MOST_PATIENT, this.patience * 2);
    this.#lastStep = step;
  }

  clear(): void {
    this.patience = 1;
    this.#lastStep = 0;
  }
}
