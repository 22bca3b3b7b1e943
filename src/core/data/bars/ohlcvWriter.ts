import type { Bar } from '../../models/bar.ts';
import { civilDate } from '../../utils/civilDay.ts';
import { timeText } from '../text/timeText.ts';

/** What a table of bars may hold besides time, symbol, open, high, low, close and volume. */
export const EXTRA_COLUMNS = ['adjusted close', 'open interest', 'notional', 'trades', 'vwap'] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** A row of a table of bars; extra columns that it lacks, and those that are NaN, stay empty. */
export type BarRow = Pick<Bar, 'day' | 'timeNs' | 'open' | 'high' | 'low' | 'close' | 'volume'> & {
  readonly extras?: { readonly [Column in ExtraColumn]?: number };
};

/** The header row of a table of bars, line end and all. */
export function barHeader(extras: readonly ExtraColumn[]): string {
  return `${['time', 'symbol', 'open', 'high', 'low', 'close', 'volume', ...extras].join(',')}\n`;
}

/**
 * A bar as a row of text that the reader of bars reads back equal: each double as the shortest digits that give it
 * again, time as ISO 8601 without zone.
 */
export function barLine(bar: BarRow, symbol: string, extras: readonly ExtraColumn[]): string {
  const { open, high, low, close, volume } = bar;
  const numbers = [
    open,
    high,
    low,
    close,
    volume,
    ...extras.map((column) => bar.extras?.[column] ?? Number.NaN),
  ];
  const time = `${civilDate(bar.day)}T${timeText(bar.timeNs)}`;
  return `${time},${quoted(symbol)},${numbers.map(numberText).join(',')}\n`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A cell after RFC 4180. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
