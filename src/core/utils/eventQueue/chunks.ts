/** Words of a chunk: where the chunk before it starts, then slots. A power of two. */
export const CHUNK = 32;
const INITIAL_CHUNKS = 64;

/**
 * Memory for bags of slots. The slots of a bag lie side by side in chunks and not in linked chains: to read a
 * chain, the processor waits for one slot before it can ask memory for the next. A bag is the position where its
 * next slot goes; at 0 for an empty bag and at the end of a chunk a new chunk is due. Chunk 0 is never used.
 */
export class Chunks {
  words = new Int32Array(INITIAL_CHUNKS * CHUNK);
  #fresh = CHUNK;
  #free = 0;

  /** Starts a chunk for a bag that has none or whose last is full; returns the position of its first slot. */
  start(bag: number): number {
    let chunk = this.#free;
    if (chunk !== 0) this.#free = this.words[chunk];
    else chunk = this.#startFresh();
    this.words[chunk] = bag === 0 ? 0 : bag - CHUNK;
    return chunk + 1;
  }

  /** Writes the slots of a bag into `slots` from `at` on and returns where they end. */
  copy(bag: number, slots: Int32Array, at: number): number {
    let to = at;
    for (let end = bag; end !== 0; end = this.before(end)) {
      for (let i = chunkStart(end); i < end; i++) slots[to++] = this.words[i];
    }
    return to;
  }

  /** Takes back the chunks of a bag. */
  release(bag: number): void {
    for (let end = bag; end !== 0; ) {
      const chunk = (end - 1) & -CHUNK;
      end = this.before(end);
      this.words[chunk] = this.#free;
      this.#free = chunk;
    }
  }

  clear(): void {
    this.#fresh = CHUNK;
    this.#free = 0;
  }

  /** End of the chunk before the one that ends at `end`, 0 where there is none. */
  before(end: number): number {
    const before = this.words[(end - 1) & -CHUNK];
    return before === 0 ? 0 : before + CHUNK;
  }

  #startFresh(): number {
    const chunk = this.#fresh;
    this.#fresh += CHUNK;
    if (this.#fresh > this.words.length) {
      const words = new Int32Array(this.words.length * 2);
      words.set(this.words);
      this.words = words;
    }
    return chunk;
  }
}

/** Position of the first slot of the chunk that ends at `end`. */
export function chunkStart(end: number): number {
  return ((end - 1) & -CHUNK) + 1;
}
