import { type FeedRecord, UNKNOWN_SIDE } from '../../models/feedRecord.ts';
import { BUY, SELL } from '../../models/side.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { DECIMAL, DecimalParser } from '../text/decimal.ts';
import type { LineScanner } from '../text/lineScanner.ts';
import { feedDecimals, refuseDecimal } from './feedDecimals.ts';

const DAY_US = 86_400e6;
const COMMA = 0x2c;
const ZERO = 0x30;
const SHOWN_BYTES = 40;
const LETTER_A = 0x61;
const LETTER_B = 0x62;
/** Microseconds since 1970 have 16 digits until the year 2286. */
const LONGEST_TIME = 16;

/** The columns of a row by number, read where they lie; a row has as many as the header names. */
export class TardisRow {
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly lines: LineScanner;
  /** The number read last. */
  readonly value: Float64Array;
  readonly #parser = new DecimalParser();
  #names: readonly string[] = [];
  #ends = new Int32Array(1);

  constructor(lines: LineScanner, options: FeedOptions) {
    ({ priceDecimals: this.priceDecimals, quantityDecimals: this.quantityDecimals } = feedDecimals(options));
    this.lines = lines;
    this.value = this.#parser.value;
  }

  /** Names of the columns, from the header. */
  set names(names: readonly string[]) {
    this.#names = names;
    this.#ends = new Int32Array(names.length);
  }

  /** Splits the present line. Refuses one that has more or fewer columns than the header. */
  split(): void {
    const { bytes, start, end } = this.lines;
    const ends = this.#ends;
    let columns = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] !== COMMA) continue;
      // A typed array takes no notice of a place beyond its end.
      ends[columns++] = at;
    }
    ends[columns++] = end;
    if (columns !== ends.length) this.#refuseCount(columns);
  }

  from(column: number): number {
    return column === 0 ? this.lines.start : this.#ends[column - 1] + 1;
  }

  to(column: number): number {
    return this.#ends[column];
  }

  isEmpty(column: number): boolean {
    return this.from(column) === this.to(column);
  }

  /** Reads a price into `value`. */
  price(column: number): void {
    const verdict = this.#parser.parse(
      this.lines.bytes,
      this.from(column),
      this.to(column),
      this.priceDecimals,
    );
    if (verdict !== DECIMAL.ok) this.#refuseNumber(verdict, column, this.priceDecimals, true);
  }

  /** Reads an amount, 0 or more, into `value`. */
  amount(column: number): void {
    const decimals = this.quantityDecimals;
    const verdict = this.#parser.parse(this.lines.bytes, this.from(column), this.to(column), decimals);
    if (verdict !== DECIMAL.ok) this.#refuseNumber(verdict, column, decimals, false);
    if (this.value[0] < 0) this.#refuseNumber(DECIMAL.malformed, column, decimals, false);
  }

  /** Reads microseconds since 1970 into `value`. */
  time(column: number): void {
    const { bytes } = this.lines;
    const from = this.from(column);
    const to = this.to(column);
    if (to === from || to - from > LONGEST_TIME) this.refuse(column, 'is not microseconds since 1970');
    // Two halves of at most eight digits are small integers each.
    const middle = from + ((to - from) >> 1);
    let high = 0;
    let low = 0;
    let unit = 1;
    for (let at = from; at < middle; at++) high = high * 10 + this.#digit(bytes[at], column);
    for (let at = middle; at < to; at++) {
      low = low * 10 + this.#digit(bytes[at], column);
      unit *= 10;
    }
    this.value[0] = high * unit + low;
  }

  /** `true` or `false`. */
  flag(column: number): boolean {
    if (this.#is(column, 'false')) return false;
    return this.#is(column, 'true') || this.refuse(column, 'is neither true nor false');
  }

  /** `bid` or `ask`. */
  bookSide(column: number): 0 | 1 {
    const first = this.lines.bytes[this.from(column)];
    if (first === LETTER_B && this.#is(column, 'bid')) return BUY;
    if (first === LETTER_A && this.#is(column, 'ask')) return SELL;
    return this.refuse(column, 'is neither bid nor ask');
  }

  /** `buy` or `sell`; `unknown` or nothing where the exchange does not say. */
  tradeSide(column: number): number {
    if (this.#is(column, 'buy')) return BUY;
    if (this.#is(column, 'sell')) return SELL;
    if (this.isEmpty(column) || this.#is(column, 'unknown')) return UNKNOWN_SIDE;
    return this.refuse(column, 'is not buy, sell or unknown');
  }

  /** The column as a positive whole number, 0 where it is none (many exchanges name trades otherwise). */
  idOrZero(column: number): number {
    const verdict = this.#parser.parse(this.lines.bytes, this.from(column), this.to(column), 0);
    return verdict === DECIMAL.ok && this.value[0] > 0 ? this.value[0] : 0;
  }

  /** Refuses a column's value. */
  refuse(column: number, problem: string): never {
    const { file, line } = this.lines;
    const field = this.#names[column];
    const found = this.#shown(column);
    throw new BaseError(
      this.#isCut(column) ? 'DATA_TRUNCATED' : 'DATA_INVALID_FIELD',
      `${file}:${line}: column ${column + 1} (${field}) ${problem}: found '${found}'`,
      { facts: { file, line, column: column + 1, field, found } },
    );
  }

  #digit(byte: number, column: number): number {
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) this.refuse(column, 'is not microseconds since 1970');
    return digit;
  }

  #is(column: number, text: string): boolean {
    const from = this.from(column);
    if (this.to(column) - from !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.lines.bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #refuseNumber(verdict: number, column: number, decimals: number, isPrice: boolean): never {
    const { file, line } = this.lines;
    const field = `column ${column + 1} (${this.#names[column]})`;
    const cut = this.#isCut(column);
    refuseDecimal(verdict, { file, line, field, found: this.#shown(column), decimals, isPrice, cut });
  }

  #refuseCount(columns: number): never {
    const { file, line, terminated } = this.lines;
    const cut = terminated ? '' : ', and the file ends within it';
    throw new BaseError(
      terminated ? 'DATA_INVALID_FIELD' : 'DATA_TRUNCATED',
      `${file}:${line}: the line has ${columns} columns, the header ${this.#names.length}${cut}`,
      { facts: { file, line, columns, expected: this.#names.length } },
    );
  }

  /** True where the file ends within the column. */
  #isCut(column: number): boolean {
    return !this.lines.terminated && column === this.#names.length - 1;
  }

  #shown(column: number): string {
    let text = '';
    const from = this.from(column);
    for (let at = from; at < Math.min(this.to(column), from + SHOWN_BYTES); at++) {
      const code = this.lines.bytes[at];
      text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '?';
    }
    return text;
  }
}

/** Puts microseconds since 1970 into a record. */
export function stampMicroseconds(record: FeedRecord, timeUs: number): void {
  record.day = Math.floor(timeUs / DAY_US);
  record.timeNs = (timeUs - record.day * DAY_US) * 1e3;
}
