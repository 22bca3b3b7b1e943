import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** Delivers each message a second time with a probability; the copy takes its own way, as long as any. */
export class DuplicatingLatency implements LatencyModel {
  readonly monotone: boolean;
  readonly #probability: number;
  readonly #model: LatencyModel;

  constructor(probability: number, model: LatencyModel) {
    this.#probability = probability;
    this.#model = model;
    this.monotone = model.monotone;
  }

  useClock(clock: Float64Array): void {
    this.#model.useClock?.(clock);
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    return this.#model.sample(from, to, bytes, rng);
  }

  copy(from: number, to: number, bytes: number, rng: Rng): number {
    return rng.bernoulli(this.#probability) ? this.#model.sample(from, to, bytes, rng) : DROP;
  }
}
