import type { Rng } from '../rng.ts';
import { Excitation } from './excitation.ts';
import type { HawkesModel } from './hawkesModel.ts';

/**
 * Draws the events of a Hawkes process one after the other, exactly, by thinning: between events every intensity falls, so
 * the present one bounds what comes until the next (Ogata, "On Lewis' simulation method for point processes", IEEE
 * Transactions on Information Theory 27 (1981) 23-31, algorithm 2). Nothing is allocated on the way.
 */
export class HawkesSampler {
  /** Time and kind of the event that {@link next} drew last. */
  time = 0;
  kind = -1;
  readonly excitation: Excitation;
  readonly #baseline: Float64Array;
  /** By rows of the event that comes. */
  readonly #branching: Float64Array;
  readonly #sums: Float64Array;
  readonly #intensities: Float64Array;

  constructor({ baseline, branching, kernel }: HawkesModel) {
    const kinds = baseline.length;
    this.excitation = new Excitation(kinds, kernel);
    this.#baseline = Float64Array.from(baseline);
    this.#branching = Float64Array.from(branching.flat());
    this.#sums = new Float64Array(kinds);
    this.#intensities = new Float64Array(kinds);
  }

  /** Moves to the next event. The number of words that it takes from the stream varies. */
  next(rng: Rng): void {
    let bound = this.#total();
    for (;;) {
      const wait = rng.exponential(1 / bound);
      this.time += wait;
      this.excitation.pass(wait);
      const total = this.#total();
      const draw = rng.uniform() * bound;
      if (draw < total) {
        this.kind = this.#kindAt(draw);
        this.excitation.add(this.kind);
        return;
      }
      bound = total;
    }
  }

  /** Sum of the intensities now. */
  #total(): number {
    const kinds = this.#baseline.length;
    this.excitation.sumInto(this.#sums);
    let total = 0;
    for (let i = 0; i < kinds; i++) {
      let intensity = this.#baseline[i];
      for (let j = 0; j < kinds; j++) intensity += this.#branching[i * kinds + j] * this.#sums[j];
      this.#intensities[i] = intensity;
      total += intensity;
    }
    return total;
  }

  #kindAt(draw: number): number {
    const last = this.#intensities.length - 1;
    let left = draw;
    for (let kind = 0; kind < last; kind++) {
      left -= this.#intensities[kind];
      if (left < 0) return kind;
    }
    return last;
  }
}
