/** Words of a chunk: where the chunk before it starts, then slots. A power of two. */
const CHUNK = 32;
const INITIAL_CHUNKS = 64;

/**
 * Memory for bags of slots. The slots of a bag lie side by side in chunks and not in linked chains: to read a
 * chain, the processor waits for one slot before it can ask memory for the next. A bag is the position where its
 * next slot goes; at 0 for an empty bag and at the end of a chunk a new chunk is due. Chunk 0 is never used.
 */
export class Chunks {
  words = new Int32Array(INITIAL_CHUNKS * CHUNK);
  private fresh = CHUNK;
  private free = 0;

  /** Puts a slot into a bag and returns what the bag is then. */
  add(bag: number, slot: number): number {
    const position = (bag & (CHUNK - 1)) === 0 ? this.start(bag) : bag;
    this.words[position] = slot;
    return position + 1;
  }

  /** Writes the slots of a bag into `slots` from `at` on and returns where they end. */
  copy(bag: number, slots: Int32Array, at: number): number {
    let to = at;
    for (let end = bag; end !== 0; end = this.before(end)) {
      for (let i = firstOf(end); i < end; i++) slots[to++] = this.words[i];
    }
    return to;
  }

  /** The bag without its last chunk, 0 where it has no other. */
  before(bag: number): number {
    const start = this.words[firstOf(bag) - 1];
    return start === 0 ? 0 : start + CHUNK;
  }

  /** Takes back the chunks of a bag. */
  release(bag: number): void {
    for (let end = bag; end !== 0; ) {
      const chunk = firstOf(end) - 1;
      end = this.before(end);
      this.words[chunk] = this.free;
      this.free = chunk;
    }
  }

  clear(): void {
    this.fresh = CHUNK;
    this.free = 0;
  }

  /** Starts a chunk for a bag that has none or whose last is full; returns the position of its first slot. */
  private start(bag: number): number {
    let chunk = this.free;
    if (chunk !== 0) this.free = this.words[chunk];
    else chunk = this.startFresh();
    this.words[chunk] = bag === 0 ? 0 : bag - CHUNK;
    return chunk + 1;
  }

  private startFresh(): number {
    const chunk = this.fresh;
    this.fresh += CHUNK;
    if (this.fresh > this.words.length) {
      const words = new Int32Array(this.words.length * 2);
      words.set(this.words);
      this.words = words;
    }
    return chunk;
  }
}

/** Position of the first slot of the last chunk of a bag. */
export function firstOf(bag: number): number {
  return ((bag - 1) & -CHUNK) + 1;
}
