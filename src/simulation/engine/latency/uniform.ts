import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** Whole time units drawn uniformly from `least` to `most`, both included. */
export class UniformLatency implements LatencyModel {
  readonly monotone = false;
  readonly #least: number;
  readonly #most: number;

  constructor(least: number, most: number) {
    this.#least = least;
    this.#most = most;
  }

  sample(_from: number, _to: number, _bytes: number, rng: Rng): number {
    return rng.between(this.#least, this.#most);
  }
}
