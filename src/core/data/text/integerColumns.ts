import type { ErrorCode } from '../../utils/errorCodes.ts';
import { BaseError } from '../../utils/errors.ts';
import type { LineScanner } from './lineScanner.ts';

const ZERO = 0x30;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Whole seconds whose nanoseconds are still a safe integer. */
const MAX_SECONDS = 9_007_198;
const SHOWN_BYTES = 40;
const POWER_OF_TEN = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] as const;

/** Reads the comma-separated integers of a scanner's lines, column by column, without making strings. */
export class IntegerColumns {
  readonly lines: LineScanner;
  /** Column just read, from 1. */
  column = 0;
  #at = 0;
  #from = 0;

  constructor(lines: LineScanner) {
    this.lines = lines;
  }

  /** Moves to the next line's first column; false when there is none yet. */
  nextLine(): boolean {
    if (!this.lines.next()) return false;
    this.column = 0;
    this.#at = this.lines.start;
    return true;
  }

  /** Number of columns of the present line. */
  count(): number {
    let count = 1;
    for (let at = this.lines.start; at < this.lines.end; at++) if (this.lines.bytes[at] === COMMA) count++;
    return count;
  }

  /** The next column as a safe integer. */
  integer(field: string): number {
    this.#open(field);
    const negative = this.#peek() === MINUS;
    if (negative) this.#at++;
    const value = this.#digits(field, Number.MAX_SAFE_INTEGER);
    this.#close(field);
    return negative && value > 0 ? -value : value;
  }

  /** The next column, seconds with up to nine decimals, as an exact integer count of nanoseconds. */
  secondsAsNanoseconds(field: string): number {
    this.#open(field);
    let timeNs = this.#digits(field, MAX_SECONDS) * 1e9;
    if (this.#peek() === POINT) {
      const first = ++this.#at;
      const decimals = this.#digits(field, 999_999_999);
      const places = this.#at - first;
      if (places > 9) this.refuse(field, 'has more than nine decimals');
      timeNs += decimals * POWER_OF_TEN[9 - places];
    }
    this.#close(field);
    return timeNs;
  }

  /** Refuses columns beyond the last one read. */
  endLine(): void {
    if (this.#at < this.lines.end) this.failLine(`has ${this.count()} columns, not ${this.column}`);
  }

  /** Refuses the value of the column just read, naming file, line, column and field, and what was found. */
  refuse(field: string, problem: string, code: ErrorCode = 'DATA_INVALID_FIELD'): never {
    const { file, line } = this.lines;
    const found = this.#text();
    throw new BaseError(
      code,
      `${file}:${line}: column ${this.column} (${field}) ${problem}: found '${found}'`,
      {
        facts: { file, line, column: this.column, field, found },
      },
    );
  }

  /** Refuses the whole line. */
  failLine(problem: string): never {
    const { file, line, terminated } = this.lines;
    const cut = terminated ? '' : ', and the file ends without a line end';
    throw new BaseError(
      terminated ? 'DATA_INVALID_FIELD' : 'DATA_TRUNCATED',
      `${file}:${line}: the line ${problem}${cut}`,
      { facts: { file, line } },
    );
  }

  #open(field: string): void {
    this.column++;
    if (this.column > 1) {
      if (this.#at >= this.lines.end) this.failLine(`has ${this.column - 1} columns: '${field}' is missing`);
      this.#at++;
    }
    this.#from = this.#at;
  }

  #close(field: string): void {
    if (this.#at < this.lines.end && this.#peek() !== COMMA)
      this.refuse(field, 'is not a number of the right form');
  }

  #digits(field: string, largest: number): number {
    const first = this.#at;
    let value = 0;
    while (this.#at < this.lines.end) {
      const digit = this.lines.bytes[this.#at] - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      if (value > largest) this.refuse(field, `is larger than ${largest}`);
      this.#at++;
    }
    if (this.#at === first) this.#missingDigits(field);
    return value;
  }

  #peek(): number {
    return this.#at < this.lines.end ? this.lines.bytes[this.#at] : COMMA;
  }

  #missingDigits(field: string): never {
    if (!this.lines.terminated && this.#at >= this.lines.end)
      this.failLine(`ends inside column ${this.column} (${field})`);
    this.refuse(field, 'is not a number');
  }

  #text(): string {
    const { bytes, end } = this.lines;
    let to = this.#from;
    while (to < end && to - this.#from < SHOWN_BYTES && bytes[to] !== COMMA) to++;
    let text = '';
    for (let at = this.#from; at < to; at++) {
      const code = bytes[at];
      text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '?';
    }
    return text;
  }
}
