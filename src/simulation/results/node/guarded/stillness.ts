/** Longest real time between two looks that counts: after a longer one the whole machine had stood still. */
const LONGEST_GAP_MS = 1000;

/** How long a number has not changed, by looks at it. */
export class Stillness {
  #value = Number.NaN;
  #last = 0;
  #still = 0;

  /** Milliseconds since the last change, as far as they were watched. */
  after(value: number, nowMs: number): number {
    const gap = Math.min(LONGEST_GAP_MS, nowMs - this.#last);
    this.#last = nowMs;
    this.#still = value === this.#value ? this.#still + gap : 0;
    this.#value = value;
    return this.#still;
  }
}
