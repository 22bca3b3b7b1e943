import type { Bar } from '../../models/bar.ts';
import { CsvRows } from '../text/csvRows.ts';
import { DoubleParser } from '../text/doubleParser.ts';
import { TimestampCell } from '../text/timestampCell.ts';

const MAX_ROWS = 1 << 20;

/** Factors of a security over time, for prices that splits and dividends do not break. */
export class FactorTable {
  readonly #days: readonly number[];
  readonly #factors: readonly number[];

  /** Days since 1970-01-01 in rising order; each factor is that of its day and of the days before, back to the last. */
  constructor(days: readonly number[], factors: readonly number[]) {
    this.#days = days;
    this.#factors = factors;
  }

  get length(): number {
    return this.#days.length;
  }

  /** Product of the price (dividend) and split factor of the first row dated on or after `day`; 1 after the last row. */
  factorOn(day: number): number {
    let low = 0;
    let high = this.#days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low < this.#factors.length ? this.#factors[low] : 1;
  }
}

/**
 * Reads a factor file of LEAN: rows of date (yyyyMMdd), price factor, split factor and, unread, reference price.
 *
 * Throws `BaseError` `DATA_INVALID_FIELD` with file, line and column, also where dates do not rise.
 */
export function readFactors(file: string, bytes: Uint8Array): FactorTable {
  const rows = new CsvRows(file);
  rows.lines.feed(bytes);
  rows.lines.finish();
  const stamp = new TimestampCell();
  const days: number[] = [];
  const factors: number[] = [];
  while (rows.next()) {
    if (rows.count < 3) rows.failRow(`has ${rows.count} columns, not date, price factor and split factor`);
    if (!stamp.read(rows.bytes, rows.starts[0], rows.ends[0])) rows.refuse(0, 'date', stamp.problem);
    if (days.length > 0 && stamp.day <= days[days.length - 1]) {
      rows.refuse(0, 'date', 'is not after the date of the row before');
    }
    if (days.length === MAX_ROWS) rows.failRow(`is one of more than ${MAX_ROWS} rows`);
    days.push(stamp.day);
    factors.push(factor(rows, 1, 'price factor') * factor(rows, 2, 'split factor'));
  }
  return new FactorTable(days, factors);
}

/** Turns the raw prices of a bar into adjusted ones. Volume stays as it was traded. */
export function adjustWithFactors(bar: Bar, factors: FactorTable): void {
  const scale = factors.factorOn(bar.day);
  bar.open *= scale;
  bar.high *= scale;
  bar.low *= scale;
  bar.close *= scale;
}

function factor(rows: CsvRows, column: number, field: string): number {
  const doubles = new DoubleParser();
  if (!doubles.parse(rows.bytes, rows.starts[column], rows.ends[column]))
    rows.refuse(column, field, 'is not a number');
  if (!(doubles.value[0] > 0)) rows.refuse(column, field, 'is not positive');
  return doubles.value[0];
}
