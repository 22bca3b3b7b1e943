import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';

const STREAM = 'book/peaks';
const STREAM_WORDS = 4;

export interface PeaksState {
  readonly [part: string]: PlainData;
  readonly draws: number;
  readonly stream: Int32Array;
}

/** Sizes of iceberg peaks: fixed, or drawn from the engine's own random stream. */
export class Peaks {
  readonly #seed: number | string;
  readonly #state = new Int32Array(STREAM_WORDS);
  readonly #rng: Rng;
  #draws = 0;

  constructor(seed: number | string) {
    this.#seed = seed;
    this.reset();
    this.#rng = new Rng(this.#state, 0);
  }

  /** The next peak of an order, before it is cut to what the order has left. */
  next(displayQuantity: number, displayRange: number): number {
    if (displayRange === 0) return displayQuantity;
    this.#draws++;
    return this.#rng.between(displayQuantity - displayRange, displayQuantity + displayRange);
  }

  reset(): void {
    this.#draws = 0;
    seedStream(this.#state, 0, this.#seed, STREAM);
  }

  /** Null as long as nothing was drawn. */
  snapshot(): PeaksState | null {
    return this.#draws === 0 ? null : { draws: this.#draws, stream: this.#state.slice() };
  }

  restore(state: PeaksState | null): void {
    this.reset();
    if (state === null) return;
    this.#draws = state.draws;
    this.#state.set(state.stream);
  }

  addTo(hash: Hash64): void {
    if (this.#draws === 0) return;
    hash.addNumber(this.#draws);
    for (const word of this.#state) hash.addInt(word);
  }
}
