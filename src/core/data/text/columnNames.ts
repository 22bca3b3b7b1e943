import type { FeedSample } from '../formats/feedFormat.ts';
import { CsvRows } from './csvRows.ts';

/** Names of the columns of time, as files of bars, quotes and trades write them; see {@link plainName}. */
const TIME_COLUMNS = {
  /** A point in time. */
  stamp: [
    'timestamp',
    'datetime',
    'datetimeutc',
    'timestamputc',
    'opentime',
    'bartime',
    'transacttime',
    'tradetime',
    'unix',
    'unixtimestamp',
    'unixtime',
    'epoch',
    'ts',
    'gmttime',
    'localtime',
    'tsevent',
  ],
  date: ['date', 'day', 'tradingday', 'tradedate', 'dtyyyymmdd', 'yyyymmdd'],
  /** A time of day beside a date; a point in time where there is no date. */
  time: ['time', 'timeofday', 'hour'],
} as const;

export const SYMBOL_COLUMNS = ['symbol', 'ticker', 'instrument', 'sym', 'code'] as const;

/**
 * A column's name without case, spaces, punctuation and leading number: `1. Adj Close` is `adjclose`. What has no letters
 * is no name and stays as it is.
 */
export function plainName(text: string): string {
  const name = text.toLowerCase().replace(/^[^a-z]*/, '');
  return name === '' ? text.trim() : name.replace(/[^a-z0-9]/g, '');
}

/** Plain names of the cells of the row that `rows` stands on. */
export function rowNames(rows: CsvRows): string[] {
  return Array.from({ length: rows.count }, (_, i) => plainName(rows.text(i)));
}

/** The plain names in the first row of a sample; undefined where it has no whole row. May throw `BaseError`. */
export function sampleNames(sample: FeedSample): string[] | undefined {
  const rows = new CsvRows(sample.name);
  rows.lines.feed(sample.head);
  if (sample.whole) rows.lines.finish();
  return rows.next() ? rowNames(rows) : undefined;
}

/** Index of the column that has one of `aliases`, in their order; -1 where none has. */
export function findColumn(names: readonly string[], aliases: readonly string[]): number {
  for (const alias of aliases) {
    const index = names.indexOf(alias);
    if (index >= 0) return index;
  }
  return -1;
}

/** Where the time of a row stands. */
export interface TimePlaces {
  /** Column of a date, or of a date and time. */
  readonly date: number;
  /** Column of the time of day; -1 where `date` has it. */
  readonly time: number;
}

/** Finds the columns of time; undefined where there are none. An unnamed first column is one (a saved index). */
export function timePlaces(names: readonly string[]): TimePlaces | undefined {
  const stamp = findColumn(names, TIME_COLUMNS.stamp);
  if (stamp >= 0) return { date: stamp, time: -1 };
  const date = findColumn(names, TIME_COLUMNS.date);
  const time = findColumn(names, TIME_COLUMNS.time);
  if (date >= 0) return { date, time };
  if (time >= 0) return { date: time, time: -1 };
  return names[0] === '' || names[0] === 'unnamed0' || names[0] === 'index'
    ? { date: 0, time: -1 }
    : undefined;
}
