import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';

/**
 * Messages that leave at the very beginning of a period take `first`, all others `rest`: as long as links keep no order,
 * what a leader proposes when its epoch begins overtakes what it passed on a moment before. Within a bound that both keep,
 * a network may do so.
 */
export class FastStartLatency implements LatencyModel {
  readonly monotone = false;
  readonly #period: number;
  readonly #first: number;
  readonly #rest: number;
  #clock: Float64Array | undefined;

  /** All in time units. */
  constructor(period: number, first: number, rest: number) {
    this.#period = period;
    this.#first = first;
    this.#rest = rest;
  }

  useClock(clock: Float64Array): void {
    this.#clock = clock;
  }

  sample(): number {
    return (this.#clock as Float64Array)[0] % this.#period === 0 ? this.#first : this.#rest;
  }
}
