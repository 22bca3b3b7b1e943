import { findColumn } from '../text/columnNames.ts';

/** Plain names that columns of bars have in the files of data vendors. */
export const BAR_COLUMNS = {
  open: ['open', 'o', 'openprice', 'opening', 'op'],
  high: ['high', 'h', 'highprice', 'hi'],
  low: ['low', 'l', 'lowprice', 'lo'],
  close: ['close', 'c', 'closeprice', 'closelast', 'closing', 'last', 'lastprice', 'price'],
  volume: ['volume', 'vol', 'v', 'volumefrom', 'basevolume', 'totalvolume', 'tickvol', 'tickvolume'],
  adjustedClose: ['adjclose', 'adjustedclose', 'closeadj', 'adjustedclosing', 'adj'],
  openInterest: ['openinterest', 'openint', 'oi'],
} as const;

/** Where the fields of a bar stand; -1 where the file has none. */
export type BarPlaces = { readonly [Field in keyof typeof BAR_COLUMNS]: number };

/** Columns that say that a table holds trades or quotes instead. */
const TICK_COLUMNS = ['bid', 'ask', 'bidprice', 'askprice', 'side', 'tradeid', 'aggressor', 'isbuyermaker'];
const SIZE_COLUMNS = ['quantity', 'qty', 'size', 'amount', 'volume', 'vol', 'shares'];

/** Finds the columns of bars: open, high, low and close, or one price alone. Otherwise says what is missing. */
export function barPlaces(names: readonly string[]): BarPlaces | string {
  const places = Object.fromEntries(
    Object.entries(BAR_COLUMNS).map(([field, aliases]) => [field, findColumn(names, aliases)]),
  ) as Record<keyof BarPlaces, number>;
  if (places.close < 0) places.close = places.adjustedClose;
  if (places.close < 0) return 'no column of prices (open, high, low, close; or one of close, last, price)';
  const missing = (['open', 'high', 'low'] as const).filter((field) => places[field] < 0);
  if (missing.length === 0) return places;
  if (missing.length < 3) return `no column ${missing.join(' and no column ')}`;
  return { ...places, open: places.close, high: places.close, low: places.close };
}

/** Why a table with bars' columns rather holds ticks; undefined where it does not. */
export function tickHint(names: readonly string[], places: BarPlaces): string | undefined {
  const tick = names.find((name) => TICK_COLUMNS.includes(name));
  if (tick !== undefined) return `column ${tick} belongs to quotes or trades`;
  const isOnePrice = places.open === places.close;
  const size = names.find((name) => SIZE_COLUMNS.includes(name));
  return isOnePrice && names[places.close] === 'price' && size !== undefined
    ? `price and ${size} without open, high, low and close are trades`
    : undefined;
}
