import type { ByteSource } from './recordedFile.ts';

/** A reader that is fed chunks of bytes and gives rows. */
interface RowReader {
  feed(chunk: Uint8Array): void;
  finish(): void;
  next(): boolean;
}

/** Moves a reader to its next row, fed from a file as it needs it; false at the end. */
export class PulledReader<Reader extends RowReader> {
  readonly reader: Reader;
  readonly #bytes: ByteSource;
  #finished = false;

  constructor(reader: Reader, bytes: ByteSource) {
    this.reader = reader;
    this.#bytes = bytes;
  }

  next(): boolean {
    while (!this.reader.next()) {
      if (this.#finished) return false;
      const chunk = this.#bytes.next();
      if (chunk === undefined) {
        this.#finished = true;
        this.reader.finish();
      } else this.reader.feed(chunk);
    }
    return true;
  }
}
