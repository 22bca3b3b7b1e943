import { BaseError } from '../../utils/errors.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A longer line is refused, so that a file without line ends cannot fill the memory. */
const MAX_LINE_BYTES = 1 << 16;
const FIRST_BYTES = 1 << 16;
const NEAR_BYTES = 96;

/**
 * Splits chunks of bytes into lines, in bounded memory: it keeps one chunk and at most one line.
 *
 * Feed a chunk, call `next` until it says no, feed the next one; after the last chunk call `finish` and `next`
 * once more. The line is `bytes[start]` to `bytes[end - 1]`, without its line end (LF or CRLF).
 */
export class LineScanner {
  readonly file: string;
  bytes: Uint8Array = new Uint8Array(FIRST_BYTES);
  start = 0;
  end = 0;
  /** Number of the present line, from 1. */
  line = 0;
  /** False when the file ended without a line end after the present line. */
  terminated = true;
  /** The bytes that are there. */
  #view: Uint8Array = this.bytes.subarray(0, 0);
  #filled = 0;
  #scanned = 0;
  /** No line end lies between `#scanned` and here. */
  #searched = 0;
  #finished = false;
  /** Lines that `join` added to the present one. */
  #joined = 0;
  readonly #maxLineBytes: number;

  /** `file` is the name that errors show; a line longer than `maxLineBytes` (64 KiB) is refused. */
  constructor(file: string, maxLineBytes = MAX_LINE_BYTES) {
    this.file = file;
    this.#maxLineBytes = maxLineBytes;
  }

  feed(chunk: Uint8Array): void {
    const kept = this.#filled - this.#scanned;
    if (kept + chunk.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(kept + chunk.length, 2 * kept));
      larger.set(this.bytes.subarray(this.#scanned, this.#filled));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.#scanned, this.#filled);
    }
    this.bytes.set(chunk, kept);
    this.#searched -= this.#scanned;
    this.#scanned = 0;
    this.#filled = kept + chunk.length;
    this.#view = this.bytes.subarray(0, this.#filled);
  }

  /** No more chunks: what is left is the last line. */
  finish(): void {
    this.#finished = true;
  }

  /** Moves to the next whole line; false when more bytes are needed or the file has ended. */
  next(): boolean {
    if (!this.#advance(this.#scanned)) return false;
    this.#joined = 0;
    return true;
  }

  /** Whether `finish` was called and no byte is left after the present line. */
  get atEnd(): boolean {
    return this.#finished && this.#scanned === this.#filled;
  }

  /**
   * Adds the next line, line end and all, to the present one. Where that needs more bytes it puts the present line
   * back, so that `next` gives it again, and says false; at the end of the file it says false and changes nothing.
   */
  join(): boolean {
    if (this.#advance(this.start)) {
      this.#joined++;
      return true;
    }
    if (this.atEnd) return false;
    this.#scanned = this.start;
    this.#searched = this.start;
    this.line -= this.#joined + 1;
    return false;
  }

  /** Moves to the line that begins at `start` and ends with the first line end from where scanning stopped. */
  #advance(start: number): boolean {
    const searched = Math.max(this.#searched, this.#scanned);
    const newline = this.#newlineFrom(searched);
    const end = newline < 0 ? this.#filled : newline;
    if (end - start > this.#maxLineBytes) this.#tooLong();
    if (newline < 0) {
      this.#searched = this.#filled;
      if (!this.#finished || end === this.#scanned) return false;
    }
    this.terminated = newline >= 0;
    this.start = start;
    this.end = end > start && this.bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    this.line++;
    this.#scanned = this.terminated ? end + 1 : end;
    return true;
  }

  /** Place of the next line end, or -1. Most lines are short, and shorter than a call of `indexOf` is worth. */
  #newlineFrom(from: number): number {
    const { bytes } = this;
    const near = Math.min(from + NEAR_BYTES, this.#filled);
    for (let at = from; at < near; at++) if (bytes[at] === NEWLINE) return at;
    return near === this.#filled ? -1 : this.#view.indexOf(NEWLINE, near);
  }

  #tooLong(): never {
    const line = this.line + 1;
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `${this.file}:${line}: the line is longer than ${this.#maxLineBytes} bytes`,
      {
        facts: { file: this.file, line, limitBytes: this.#maxLineBytes },
        advice: 'Check that this is a text file.',
      },
    );
  }
}
