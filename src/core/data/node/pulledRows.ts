/** A reader that is fed chunks of bytes and gives rows. */
interface RowReader {
  feed(chunk: Uint8Array): void;
  finish(): void;
  next(): boolean;
}

/**
 * Rows of a file, one at a time, so that two files can be read side by side: `next` while there are whole rows in
 * memory, `refill` where there are none.
 */
export class PulledRows<Reader extends RowReader> {
  readonly reader: Reader;
  readonly #chunks: AsyncGenerator<Uint8Array>;
  #finished = false;

  constructor(reader: Reader, chunks: AsyncGenerator<Uint8Array>) {
    this.reader = reader;
    this.#chunks = chunks;
  }

  next(): boolean {
    return this.reader.next();
  }

  /** Reads on until there is a row, and moves to it; false at the end of the file. */
  async refill(): Promise<boolean> {
    while (!this.#finished) {
      const { done, value } = await this.#chunks.next();
      if (done) {
        this.#finished = true;
        this.reader.finish();
      } else {
        this.reader.feed(value);
      }
      if (this.reader.next()) return true;
    }
    return false;
  }

  /** Closes the file, also where it was not read to its end. */
  async close(): Promise<void> {
    await this.#chunks.return(undefined);
  }
}
