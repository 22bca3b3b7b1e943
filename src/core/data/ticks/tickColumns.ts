import { BaseError } from '../../utils/errors.ts';
import type { FeedSample } from '../formats/feedFormat.ts';
import { findColumn, sampleNames, timePlaces } from '../text/columnNames.ts';

/** Plain names that columns of quotes have in the files of data vendors. */
export const QUOTE_COLUMNS = {
  bid: ['bid', 'bidprice', 'bidpx', 'bidclose', 'bestbid', 'bestbidprice'],
  ask: ['ask', 'askprice', 'askpx', 'askclose', 'offer', 'offerprice', 'bestask', 'bestaskprice'],
  bidSize: ['bidsize', 'bidsz', 'bidqty', 'bidquantity', 'bidvolume', 'bidamount', 'bestbidqty', 'bidvol'],
  askSize: [
    'asksize',
    'asksz',
    'askqty',
    'askquantity',
    'askvolume',
    'askamount',
    'bestaskqty',
    'askvol',
    'offersize',
  ],
} as const;

/** Plain names that columns of trades have. */
export const TRADE_COLUMNS = {
  price: ['price', 'px', 'tradeprice', 'last', 'rate'],
  quantity: ['quantity', 'qty', 'size', 'amount', 'volume', 'vol', 'shares', 'lastsize', 'tradesize'],
  side: ['side', 'aggressor', 'takerside', 'aggressorside', 'direction', 'type'],
  /** True where the buyer was the maker, so that a seller took. */
  isBuyerMaker: ['isbuyermaker', 'buyermaker', 'm'],
  id: ['id', 'tradeid', 'aggtradeid', 'tid', 'trdmatchid'],
} as const;

/** Where the named fields stand; -1 where the table has none. */
export type Places<Columns> = { readonly [Field in keyof Columns]: number };

/** Finds every field of `columns`. */
export function placesOf<Columns extends Readonly<Record<string, readonly string[]>>>(
  names: readonly string[],
  columns: Columns,
): Places<Columns> {
  return Object.fromEntries(
    Object.entries(columns).map(([field, aliases]) => [field, findColumn(names, aliases)]),
  ) as Places<Columns>;
}

/** Why a sample is no table of ticks with the columns that `fault` asks for; undefined where it is one. */
export function whyNotTicks(
  sample: FeedSample,
  fault: (names: readonly string[]) => string | undefined,
): string | undefined {
  try {
    const names = sampleNames(sample);
    if (names === undefined) return 'it has no whole line';
    if (timePlaces(names) === undefined) return 'its first row names no column of time';
    if (names.includes('localtimestamp') && names.includes('exchange'))
      return 'exchange and local_timestamp are columns of the Tardis formats';
    return fault(names);
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return `it is no table: ${error.message}`;
  }
}
