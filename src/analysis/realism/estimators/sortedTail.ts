import { log } from '../../../core/utils/math/log.ts';

/**
 * Hill's estimator of resamples of one sample: the values are sorted once, and a resample is how often each was drawn.
 * The slow twin is `hillTail` of the values drawn.
 */
export class SortedTail {
  /** Logarithms of the absolute values, from the largest down. */
  readonly #logs: Float64Array;
  /** Place in that order of each value of the sample. */
  readonly #places: Uint32Array;
  readonly #counts: Uint32Array;

  constructor(values: Float64Array) {
    const order = Uint32Array.from(values, (_, i) => i).sort(
      (a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b,
    );
    this.#logs = Float64Array.from(order, (i) => (values[i] === 0 ? Number.NaN : log(Math.abs(values[i]))));
    this.#places = new Uint32Array(values.length);
    order.forEach((i, place) => {
      this.#places[i] = place;
    });
    this.#counts = new Uint32Array(values.length);
  }

  /** Tail index over the largest `share` of the values whose numbers were drawn; `NaN` where zeros reach the threshold. */
  index(drawn: ArrayLike<number>, share: number): number {
    const counts = this.#counts.fill(0);
    for (let i = 0; i < drawn.length; i++) counts[this.#places[drawn[i]]]++;
    const tail = Math.floor(drawn.length * share);
    let [last, before] = [0, 0];
    while (before + counts[last] <= tail) before += counts[last++];
    const threshold = this.#logs[last];
    let sum = 0;
    for (let place = 0; place < last; place++) {
      if (counts[place] > 0) sum += counts[place] * (this.#logs[place] - threshold);
    }
    return tail / sum;
  }
}
