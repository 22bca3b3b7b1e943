import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** Means that a delay of 2^-53, the least chance that a stream can draw, lies above: -ln(2^-53), rounded up. */
const MOST_MEANS = 37;

/** Exponential delays, in whole time units: without memory and without bound, the usual asynchronous network. */
export class ExponentialLatency implements LatencyModel {
  readonly monotone = false;
  /** Above every delay that a stream of 53 bits can draw. */
  readonly most: number;
  readonly #mean: number;

  constructor(mean: number) {
    this.#mean = mean;
    this.most = MOST_MEANS * mean;
  }

  sample(_from: number, _to: number, _bytes: number, rng: Rng): number {
    return Math.round(rng.exponential(this.#mean));
  }
}
