import { FEED_RECORD, FeedRecord } from '../../models/feedRecord.ts';
import { DelimitedFeed } from '../formats/delimitedFeed.ts';
import type { FeedFormat } from '../formats/feedFormat.ts';
import { placesOf, QUOTE_COLUMNS, whyNotTicks } from './tickColumns.ts';

/**
 * Streaming reader of quotes as text: time, bid and ask, with or without sizes (quantities are 0 without). An empty cell
 * or a price of 0 is an empty side.
 */
class QuotesReader extends DelimitedFeed {
  override readonly record = new FeedRecord();
  #places = placesOf([], QUOTE_COLUMNS);

  protected override bind(): void {
    this.need('bid', QUOTE_COLUMNS.bid);
    this.need('ask', QUOTE_COLUMNS.ask);
    this.#places = placesOf(this.names, QUOTE_COLUMNS);
    this.record.kind = FEED_RECORD.quote;
  }

  protected override readRow(): void {
    const { record } = this;
    const places = this.#places;
    record.price = this.#side(places.bid, 'bid price');
    record.otherPrice = this.#side(places.ask, 'ask price');
    record.quantity = this.#size(record.price, places.bidSize, 'bid size');
    record.otherQuantity = this.#size(record.otherPrice, places.askSize, 'ask size');
  }

  #side(column: number, field: string): number {
    const { rows } = this;
    return rows.starts[column] === rows.ends[column] ? 0 : this.price(column, field);
  }

  #size(price: number, column: number, field: string): number {
    const { rows } = this;
    if (column < 0) return 0;
    if (price === 0 && rows.starts[column] === rows.ends[column]) return 0;
    return this.quantity(column, field);
  }
}

/** Best bid and ask over time, as TrueFX, HistData and others write them. */
export const quotesFormat: FeedFormat = {
  name: 'quotes',
  title: 'quotes as text: time, bid, ask',
  ruledOut: (sample) =>
    whyNotTicks(sample, (names) => {
      const { bid, ask } = placesOf(names, QUOTE_COLUMNS);
      return bid < 0 || ask < 0 ? `its first row names no column of ${bid < 0 ? 'bid' : 'ask'}` : undefined;
    }),
  open: (file, options) => new QuotesReader(file, options),
};
