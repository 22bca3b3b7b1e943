import { exponentOf } from './bucketWidth.ts';

/** Buckets emptied between two reviews. */
const INTERVAL = 256;
/** With more different times than this in a bucket, on average, buckets are too wide. */
const CROWDED = 4;
/** Different times that a bucket should have. */
const WANTED = 2;
/** Longest patience, see below. */
const MOST_PATIENT = 64;

/**
 * Watches what the buckets hold and says when their width no longer fits. It counts different times, not events:
 * a burst at one instant stays in one bucket however narrow that is.
 */
export class LoadReview {
  /** How often the cost of a new layout must have been earned before the next: doubles at each change of mind. */
  patience = 1;
  #buckets = 0;
  #times = 0;
  #lastStep = 0;

  /** Counts an emptied bucket with so many different times; true where it is time for a review. */
  emptied(times: number): boolean {
    this.#times += times;
    return ++this.#buckets >= INTERVAL;
  }

  /** Buckets emptied since the last review. */
  get buckets(): number {
    return this.#buckets;
  }

  /** By how many powers of two buckets should be wider; `steps` is how many were passed or emptied in `turns` turns. */
  step(steps: number, turns: number): number {
    const mean = this.#times / this.#buckets;
    if (mean > CROWDED) return -exponentOf(mean / WANTED);
    // Empty buckets cost next to nothing, turns of the wheel do.
    return turns * 2 > this.#buckets ? Math.max(1, exponentOf(steps / this.#buckets)) : 0;
  }

  /** Notes that the buckets became wider by so many powers of two. */
  stepped(step: number): void {
    const turnedBack = (step > 0 && this.#lastStep < 0) || (step < 0 && this.#lastStep > 0);
    if (turnedBack) this.patience = Math.min(MOST_PATIENT, this.patience * 2);
    if (step !== 0) this.#lastStep = step;
    this.restart();
  }

  restart(): void {
    this.#buckets = 0;
    this.#times = 0;
  }

  clear(): void {
    this.restart();
    this.patience = 1;
    this.#lastStep = 0;
  }
}
