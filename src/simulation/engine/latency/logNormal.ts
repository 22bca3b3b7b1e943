import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** `floor + exp(N(ln median, sigma))` time units, rounded: the long right tail that networks show. */
export class LogNormalLatency implements LatencyModel {
  readonly monotone = false;
  readonly #floor: number;
  readonly #mu: number;
  readonly #sigma: number;

  /** `median` is of the variable part, above `floor`. */
  constructor(floor: number, median: number, sigma: number) {
    this.#floor = floor;
    this.#mu = log(median);
    this.#sigma = sigma;
  }

  sample(_from: number, _to: number, _bytes: number, rng: Rng): number {
    return this.#floor + Math.round(exp(this.#mu + this.#sigma * rng.normal()));
  }
}
