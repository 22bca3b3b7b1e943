import { BaseError } from '../../utils/errors.ts';
import { LineScanner } from './lineScanner.ts';

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;
const QUOTE = 0x22;
const SPACE = 0x20;
const MAX_CELLS = 1024;
const SHOWN_BYTES = 40;

/**
 * Rows of a delimited text file as places of cells in bytes, without making strings. Separators are comma, semicolon
 * or tab, whichever the first row has most of; quotes follow RFC 4180 (a quoted cell may hold separators, doubled
 * quotes and line ends). A byte order mark and empty lines are passed over. Cell `i` is
 * `bytes[starts[i] .. ends[i])`, without its quotes and the spaces around it.
 */
export class CsvRows {
  readonly lines: LineScanner;
  readonly starts = new Int32Array(MAX_CELLS + 1);
  readonly ends = new Int32Array(MAX_CELLS + 1);
  /** Cells of the present row. */
  count = 0;
  /** Line on which the present row begins, from 1. */
  line = 0;
  #separator = 0;

  /** `file` is the name that errors show. */
  constructor(file: string) {
    this.lines = new LineScanner(file);
  }

  get bytes(): Uint8Array {
    return this.lines.bytes;
  }

  /** Moves to the next row; false when more bytes are needed or the file has ended. */
  next(): boolean {
    const { lines } = this;
    while (lines.next()) {
      this.line = lines.line;
      if (lines.line === 1) this.#skipMark();
      if (this.#isEmpty()) continue;
      if (this.#separator === 0) this.#separator = this.#findSeparator();
      return this.#split();
    }
    return false;
  }

  /** Cell `index` as text. Bytes that are not printable ASCII become `?`. */
  text(index: number): string {
    let text = '';
    for (let at = this.starts[index]; at < this.ends[index]; at++) {
      const code = this.bytes[at];
      text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '?';
    }
    return text;
  }

  /** True where the file ends without a line end right after the cell, so that some of it may be missing. */
  isCut(index: number): boolean {
    return !this.lines.terminated && index === this.count - 1;
  }

  /** Refuses a cell, naming file, line, column and field, and what was found. */
  refuse(index: number, field: string, problem: string): never {
    const { file } = this.lines;
    const { line } = this;
    const column = index + 1;
    const found = this.text(index).slice(0, SHOWN_BYTES);
    throw new BaseError(
      this.isCut(index) ? 'DATA_TRUNCATED' : 'DATA_INVALID_FIELD',
      `${file}:${line}: column ${column} (${field}) ${problem}: found '${found}'`,
      { facts: { file, line, column, field, found } },
    );
  }

  /** Refuses the row. */
  failRow(problem: string): never {
    const { file, terminated } = this.lines;
    const cut = terminated ? '' : ', and the file ends without a line end';
    throw new BaseError(
      terminated ? 'DATA_INVALID_FIELD' : 'DATA_TRUNCATED',
      `${file}:${this.line}: the row ${problem}${cut}`,
      { facts: { file, line: this.line } },
    );
  }

  #skipMark(): void {
    const { bytes, start } = this.lines;
    if (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf) {
      this.lines.start = Math.min(start + 3, this.lines.end);
    }
  }

  #isEmpty(): boolean {
    const { bytes, start, end } = this.lines;
    let at = start;
    while (at < end && bytes[at] === SPACE) at++;
    return at === end;
  }

  #findSeparator(): number {
    const counts = new Map([COMMA, SEMICOLON, TAB].map((code) => [code, 0]));
    const { bytes, start, end } = this.lines;
    let quoted = false;
    for (let at = start; at < end; at++) {
      const code = bytes[at];
      if (code === QUOTE) quoted = !quoted;
      else if (!quoted && counts.has(code)) counts.set(code, counts.get(code)! + 1);
    }
    return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  }

  /** Finds the cells of the line; false where a quoted cell goes on beyond the bytes that are there. */
  #split(): boolean {
    const { bytes, start, end } = this.lines;
    const { starts, ends } = this;
    const separator = this.#separator;
    const largest = Math.max(separator, QUOTE);
    let count = 0;
    let spaced = false;
    starts[0] = start;
    for (let at = start; at < end; at++) {
      const code = bytes[at];
      // Digits and letters lie above what matters, unless it is a semicolon.
      if (code > largest) continue;
      if (code === separator) {
        ends[count++] = at;
        starts[count] = at + 1;
        if (count === MAX_CELLS) this.failRow(`has more than ${MAX_CELLS} columns`);
      } else if (code === SPACE) spaced = true;
      else if (code === QUOTE) return this.#splitQuoted();
    }
    ends[count++] = end;
    this.count = count;
    if (spaced) this.#trim();
    return true;
  }

  #trim(): void {
    const { bytes, starts, ends, count } = this;
    for (let i = 0; i < count; i++) {
      while (starts[i] < ends[i] && bytes[starts[i]] === SPACE) starts[i]++;
      while (starts[i] < ends[i] && bytes[ends[i] - 1] === SPACE) ends[i]--;
    }
  }

  #splitQuoted(): boolean {
    const { lines } = this;
    while (quotesIn(lines) % 2 === 1) {
      if (lines.join()) continue;
      if (lines.atEnd) this.failRow('has a quote that is not closed');
      return false;
    }
    this.count = 0;
    let at = lines.start;
    do at = this.#cell(at);
    while (at <= lines.end);
    this.#trim();
    return true;
  }

  /** Takes the cell that begins at `from` and returns where the next one does. */
  #cell(from: number): number {
    const { bytes, end } = this.lines;
    if (this.count === MAX_CELLS) this.failRow(`has more than ${MAX_CELLS} columns`);
    let at = from;
    while (at < end && bytes[at] === SPACE) at++;
    if (at === end || bytes[at] !== QUOTE) {
      while (at < end && bytes[at] !== this.#separator) at++;
      this.#put(from, at);
      return at + 1;
    }
    const first = at + 1;
    at = this.#unquote(first);
    while (at < end && bytes[at] === SPACE) at++;
    if (at < end && bytes[at] !== this.#separator) this.failRow('has text after a closing quote');
    return at + 1;
  }

  /** Takes the quoted cell whose text begins at `first`; returns the place after its closing quote. */
  #unquote(first: number): number {
    const { bytes, end } = this.lines;
    let to = first;
    for (let at = first; at < end; at++) {
      // Doubled quotes become one, in place: what is written is never ahead of what is read.
      if (bytes[at] === QUOTE && (++at === end || bytes[at] !== QUOTE)) {
        this.#put(first, to);
        return at;
      }
      bytes[to++] = bytes[at];
    }
    return this.failRow('has a quote that is not closed');
  }

  #put(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}

function quotesIn(lines: LineScanner): number {
  let count = 0;
  for (let at = lines.start; at < lines.end; at++) if (lines.bytes[at] === QUOTE) count++;
  return count;
}
