import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/**
 * Partial synchrony with an unknown global stabilisation time (Dwork, Lynch and Stockmeyer 1988, section 2.3): before `gst`
 * messages take what `wild` says, from then on what `calm` says, and one that was sent before arrives by `gst` and a calm
 * delay at the latest. So whatever was sent at t is there by max(t, gst) + delta, where `calm` never exceeds delta.
 */
export class PartialSynchronyLatency implements LatencyModel {
  readonly monotone = false;
  readonly #gst: number;
  readonly #wild: LatencyModel;
  readonly #calm: LatencyModel;
  #clock: Float64Array | undefined;

  /** Neither model loses anything. */
  constructor(gst: number, wild: LatencyModel, calm: LatencyModel) {
    this.#gst = gst;
    this.#wild = wild;
    this.#calm = calm;
  }

  useClock(clock: Float64Array): void {
    this.#clock = clock;
    this.#wild.useClock?.(clock);
    this.#calm.useClock?.(clock);
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    const left = this.#gst - (this.#clock as Float64Array)[0];
    const calm = this.#calm.sample(from, to, bytes, rng);
    if (left <= 0 || calm === DROP) return calm;
    return Math.min(this.#wild.sample(from, to, bytes, rng), left + calm);
  }
}
