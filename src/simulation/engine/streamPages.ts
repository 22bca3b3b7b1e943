import { Rng, seedStream } from '../../core/utils/rng.ts';

/** Words of generator state per actor: its own stream, then its latency stream. */
export const STREAM_WORDS = 8;
/** Actors of one page. A page never moves, as generators look at their words where they lie. */
const PAGE_SHIFT = 9;
const PAGE_ACTORS = 1 << PAGE_SHIFT;
const PAGE_MASK = PAGE_ACTORS - 1;

/**
 * The generators of every actor, their words in pages side by side: a world of a hundred thousand actors would else
 * be as many buffers, and whoever reads all words would look for each of them in another place.
 */
export class StreamPages {
  readonly rngs: Rng[] = [];
  readonly latencyRngs: Rng[] = [];
  readonly #pages: Int32Array[] = [];

  /** Streams of the next actor, named after it, so that another actor never shifts its draws. */
  add(name: string, seed: number): void {
    const id = this.rngs.length;
    if ((id & PAGE_MASK) === 0) this.#pages.push(new Int32Array(PAGE_ACTORS * STREAM_WORDS));
    const page = this.page(id);
    const at = this.offset(id);
    seedStream(page, at, seed, `actor/${name}`);
    seedStream(page, at + 4, seed, `latency/${name}`);
    this.rngs.push(new Rng(page, at));
    this.latencyRngs.push(new Rng(page, at + 4));
  }

  /** The page on which an actor's words lie, from `offset(id)` on. */
  page(id: number): Int32Array {
    return this.#pages[id >>> PAGE_SHIFT];
  }

  offset(id: number): number {
    return (id & PAGE_MASK) * STREAM_WORDS;
  }

  snapshot(): Int32Array {
    const words = new Int32Array(this.rngs.length * STREAM_WORDS);
    for (let first = 0; first < this.rngs.length; first += PAGE_ACTORS) {
      const count = Math.min(PAGE_ACTORS, this.rngs.length - first);
      words.set(this.page(first).subarray(0, count * STREAM_WORDS), first * STREAM_WORDS);
    }
    return words;
  }

  restore(words: Int32Array): void {
    const pageWords = PAGE_ACTORS * STREAM_WORDS;
    for (const [number, page] of this.#pages.entries()) {
      page.set(words.subarray(number * pageWords, (number + 1) * pageWords));
    }
  }
}
