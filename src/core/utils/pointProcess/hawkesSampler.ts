import type { Rng } from '../rng.ts';
import { Excitation } from './excitation.ts';
import type { HawkesModel } from './hawkesModel.ts';

const TIME = 0;
const KIND = 1;
const PARTS = 2;

/** How many numbers a sampler of this model needs for its state. */
export function samplerSize({ baseline, kernel }: HawkesModel): number {
  return PARTS + baseline.length * kernel.decays.length;
}

/**
 * Draws the events of a Hawkes process one after the other, exactly, by thinning: between events every intensity falls, so
 * the present one bounds what comes until the next (Ogata, "On Lewis' simulation method for point processes", IEEE
 * Transactions on Information Theory 27 (1981) 23-31, algorithm 2). Nothing is allocated on the way.
 */
export class HawkesSampler {
  readonly excitation: Excitation;
  readonly #state: Float64Array;
  readonly #baseline: Float64Array;
  /** By rows of the event that comes. */
  readonly #branching: Float64Array;
  readonly #sums: Float64Array;
  readonly #intensities: Float64Array;

  /** `state` is where it keeps all that changes, which then is its owner's to save: {@link samplerSize} zeros. */
  constructor(model: HawkesModel, state: Float64Array = new Float64Array(samplerSize(model))) {
    const { baseline, branching, kernel } = model;
    const kinds = baseline.length;
    this.#state = state;
    this.excitation = new Excitation(kinds, kernel, state.subarray(PARTS));
    this.#baseline = Float64Array.from(baseline);
    this.#branching = Float64Array.from(branching.flat());
    this.#sums = new Float64Array(kinds);
    this.#intensities = new Float64Array(kinds);
  }

  /** Time of the event that {@link next} drew last; 0 before. */
  get time(): number {
    return this.#state[TIME];
  }

  /** Kind of that event. */
  get kind(): number {
    return this.#state[KIND];
  }

  /** Moves to the next event. The number of words that it takes from the stream varies. */
  next(rng: Rng): void {
    let bound = this.#total();
    for (;;) {
      const wait = rng.exponential(1 / bound);
      this.#state[TIME] += wait;
      this.excitation.pass(wait);
      const total = this.#total();
      const draw = rng.uniform() * bound;
      if (draw < total) {
        const kind = this.#kindAt(draw);
        this.#state[KIND] = kind;
        this.excitation.add(kind);
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
