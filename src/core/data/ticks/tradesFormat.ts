import { FEED_RECORD, FeedRecord, UNKNOWN_SIDE } from '../../models/feedRecord.ts';
import { BUY, SELL } from '../../models/side.ts';
import { DelimitedFeed } from '../formats/delimitedFeed.ts';
import type { FeedFormat } from '../formats/feedFormat.ts';
import { placesOf, QUOTE_COLUMNS, TRADE_COLUMNS, whyNotTicks } from './tickColumns.ts';

/** Turns capitals into small letters. */
const LOWER_CASE = 0x20;
/** How files write the side of the aggressor. */
const SIDES = wordKeys({
  buy: BUY,
  b: BUY,
  bid: BUY,
  '1': BUY,
  sell: SELL,
  s: SELL,
  ask: SELL,
  a: SELL,
  '-1': SELL,
  '': UNKNOWN_SIDE,
  none: UNKNOWN_SIDE,
  n: UNKNOWN_SIDE,
  '0': UNKNOWN_SIDE,
});
const MAKERS = wordKeys({
  true: SELL,
  false: BUY,
  '1': SELL,
  '0': BUY,
  t: SELL,
  f: BUY,
});
/** A longer number may not be a safe integer. */
const MAX_ID_DIGITS = 15;

/**
 * Streaming reader of trades as text: time, price and quantity, with or without the aggressor's side and an id. Ids that
 * are not whole numbers of up to 15 digits are read as 0.
 */
export class TradesReader extends DelimitedFeed {
  override readonly record = new FeedRecord();
  #places = placesOf([], TRADE_COLUMNS);

  protected override bind(): void {
    this.need('price', TRADE_COLUMNS.price);
    this.need('quantity', TRADE_COLUMNS.quantity);
    this.#places = placesOf(this.names, TRADE_COLUMNS);
    this.record.kind = FEED_RECORD.trade;
    this.record.side = UNKNOWN_SIDE;
  }

  protected override readRow(): void {
    const { record } = this;
    const { price, quantity, side, isBuyerMaker, id } = this.#places;
    record.price = this.price(price, 'price');
    record.quantity = this.quantity(quantity, 'quantity');
    if (side >= 0) record.side = this.#word(side, 'side', SIDES);
    else if (isBuyerMaker >= 0) record.side = this.#word(isBuyerMaker, 'buyer is maker', MAKERS);
    if (id >= 0) record.id = this.#id(id);
  }

  #word(column: number, field: string, words: ReadonlyMap<number, number>): number {
    const { bytes, starts, ends } = this.rows;
    let key = 0;
    for (let at = starts[column]; at < ends[column]; at++) key = key * 256 + (bytes[at] | LOWER_CASE);
    const value = words.get(key);
    if (value !== undefined) return value;
    return this.rows.refuse(
      column,
      field,
      words === SIDES ? 'is neither buy nor sell' : 'is neither true nor false',
    );
  }

  #id(column: number): number {
    const { bytes, starts, ends } = this.rows;
    let id = 0;
    if (ends[column] - starts[column] > MAX_ID_DIGITS) return 0;
    for (let at = starts[column]; at < ends[column]; at++) {
      const digit = bytes[at] - 0x30;
      if (digit < 0 || digit > 9) return 0;
      id = id * 10 + digit;
    }
    return id;
  }
}

/** Trades over time, as exchanges and vendors write them. */
export const tradesFormat: FeedFormat = {
  name: 'trades',
  title: 'trades as text: time, price, quantity',
  ruledOut: (sample) =>
    whyNotTicks(sample, (names) => {
      const { price, quantity } = placesOf(names, TRADE_COLUMNS);
      if (price < 0 || quantity < 0)
        return `its first row names no column of ${price < 0 ? 'price' : 'quantity'}`;
      if (names.includes('open') && names.includes('high')) return 'open and high are columns of bars';
      const { bid, ask } = placesOf(names, QUOTE_COLUMNS);
      return bid >= 0 && ask >= 0 ? 'bid and ask are columns of quotes' : undefined;
    }),
  open: (file, options) => new TradesReader(file, options),
};

/** Words of up to six letters as numbers, made of their bytes: looking one up makes no string. */
function wordKeys(words: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(words).map(([word, value]) => [
      [...word].reduce((key, letter) => key * 256 + (letter.charCodeAt(0) | LOWER_CASE), 0),
      value,
    ]),
  );
}
