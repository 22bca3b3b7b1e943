import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/**
 * Latency between places: a base delay for each ordered pair of places, plus what the jitter model adds
 * (nothing where there is none). An actor's place is an index into the matrix.
 */
export class MatrixLatency implements LatencyModel {
  readonly monotone: boolean;
  readonly #places: ArrayLike<number>;
  readonly #base: Float64Array;
  readonly #size: number;
  readonly #jitter: LatencyModel | undefined;

  /** `places[actor]` is the actor's place; `base[from][to]` the delay in time units. */
  constructor(places: ArrayLike<number>, base: readonly (readonly number[])[], jitter?: LatencyModel) {
    this.#places = places;
    this.#size = base.length;
    this.#base = Float64Array.from(base.flat());
    this.#jitter = jitter;
    this.monotone = jitter?.monotone ?? true;
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    const base = this.#base[this.#places[from] * this.#size + this.#places[to]];
    if (this.#jitter === undefined) return base;
    const extra = this.#jitter.sample(from, to, bytes, rng);
    return extra < 0 ? extra : base + extra;
  }
}
