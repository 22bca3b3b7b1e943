/** Where a writer's bytes go. */
export interface ByteSink {
  /** Takes the next bytes; the chunk is valid during the call only. */
  write(chunk: Uint8Array): void;
}

/** Where a reader's bytes come from: random access, synchronous, of a size that does not change. */
export interface ByteSource {
  /** Shown in errors: a path, or what stands for it. */
  readonly name: string;
  /** Bytes in all. */
  readonly size: number;
  /** Fills `target` with the bytes from `offset` on; the caller asks only for bytes that are there. */
  read(offset: number, target: Uint8Array): void;
}

/** Bytes in memory, whole or in chunks. */
export class MemorySource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #chunks: readonly Uint8Array[];
  readonly #starts: readonly number[];

  constructor(chunks: readonly Uint8Array[], name = 'log in memory') {
    this.name = name;
    this.#chunks = chunks;
    const starts: number[] = [];
    let size = 0;
    for (const chunk of chunks) {
      starts.push(size);
      size += chunk.length;
    }
    this.#starts = starts;
    this.size = size;
  }

  read(offset: number, target: Uint8Array): void {
    let chunk = this.#chunkAt(offset);
    for (let done = 0; done < target.length; chunk++) {
      const skip = offset + done - this.#starts[chunk];
      const part = this.#chunks[chunk].subarray(skip, skip + target.length - done);
      target.set(part, done);
      done += part.length;
    }
  }

  /** Last chunk that starts at or before `offset`. */
  #chunkAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
