import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** Loses each message with probability `loss`, independently; the others travel as `model` says. */
export class LossyLatency implements LatencyModel {
  readonly monotone: boolean;
  readonly #loss: number;
  readonly #model: LatencyModel;

  constructor(loss: number, model: LatencyModel) {
    this.#loss = loss;
    this.#model = model;
    this.monotone = model.monotone;
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    if (rng.bernoulli(this.#loss)) return DROP;
    return this.#model.sample(from, to, bytes, rng);
  }
}
