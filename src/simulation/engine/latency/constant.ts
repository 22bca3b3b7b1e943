import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';

/** Every message takes `delay` time units. */
export class ConstantLatency implements LatencyModel {
  readonly monotone = true;
  readonly #delay: number;

  constructor(delay: number) {
    this.#delay = delay;
  }

  sample(): number {
    return this.#delay;
  }
}
