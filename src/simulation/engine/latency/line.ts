import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { createRng, type Rng } from '../../../core/utils/rng.ts';

const FIRST_CAPACITY = 64;

/**
 * Actors stand anywhere on a line, each place as likely, and a message takes the time that its way takes: the network of
 * ABIDES, whose line is the light time from New York to Seattle (Byrd, Hybinette and Balch 2020). Places follow from the
 * seed and the actor's number, so that a further actor moves nobody.
 */
export class LineLatency implements LatencyModel {
  readonly monotone = true;
  readonly #length: number;
  readonly #rng: Rng;
  #places = new Int32Array(0);

  /** `length` is the delay from one end to the other in time units, below 2^31. */
  constructor(length: number, seed: number | string) {
    this.#length = length;
    this.#rng = createRng(seed, 'network/line');
  }

  sample(from: number, to: number): number {
    if (from >= this.#places.length || to >= this.#places.length) this.#grow(Math.max(from, to));
    return Math.abs(this.#places[from] - this.#places[to]);
  }

  #grow(actor: number): void {
    const known = this.#places.length;
    const places = new Int32Array(Math.max(FIRST_CAPACITY, 2 * known, actor + 1));
    places.set(this.#places);
    for (let i = known; i < places.length; i++) places[i] = this.#rng.between(0, this.#length);
    this.#places = places;
  }
}
