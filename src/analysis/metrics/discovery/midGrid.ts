import type { SimTime } from '../../../core/models/units.ts';

/** Samples that a grid has at least, where the run is long enough for the finest step. */
const LEAST_SAMPLES = 2000;

/**
 * Length of a step in units of time for a run of `span`: 1, 2 or 5 times a power of ten nanoseconds, the longest that
 * gives 2000 samples, so that runs of like length share it.
 */
export function gridStep(span: number, timeResolutionNs: number): number {
  const wanted = (span * timeResolutionNs) / LEAST_SAMPLES;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const stepNs = [5, 2, 1].map((factor) => factor * power).find((step) => step <= wanted) ?? 1;
  return Math.max(1, Math.round(stepNs / timeResolutionNs));
}

/** The mid of one listing on an even grid of time; while a side is empty the last mid stays, before the first is none. */
export class MidGrid {
  readonly step: number;
  /** In ticks, `NaN` before the first mid. */
  readonly mids: Float64Array;
  readonly #start: SimTime;
  #next = 0;
  #due: SimTime;
  #mid = Number.NaN;

  constructor(start: SimTime, end: SimTime, step: number) {
    this.step = step;
    this.mids = new Float64Array(Math.floor((end - start) / step) + 1).fill(Number.NaN);
    this.#start = start;
    this.#due = start;
  }

  quote(time: SimTime, bid: number, ask: number): void {
    if (time > this.#due) this.#sample(time);
    if (bid > 0 && ask > 0) this.#mid = (bid + ask) / 2;
  }

  finish(): void {
    this.#sample(Number.POSITIVE_INFINITY);
  }

  /** Fills every sample before `time`; what is told at a sample's own time still counts for it. */
  #sample(time: SimTime): void {
    while (this.#next < this.mids.length && this.#due < time) {
      this.mids[this.#next++] = this.#mid;
      this.#due = this.#start + this.#next * this.step;
    }
  }
}
