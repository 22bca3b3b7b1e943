import { Bar } from '../../models/bar.ts';
import { DelimitedFeed } from '../formats/delimitedFeed.ts';
import { type BarPlaces, barPlaces } from './barColumns.ts';

const UNBOUND: BarPlaces = {
  open: -1,
  high: -1,
  low: -1,
  close: -1,
  volume: -1,
  adjustedClose: -1,
  openInterest: -1,
};

/**
 * Streaming reader of bars as text: a header row, then one bar a row. A table of one price gives bars whose open, high,
 * low and close are that price; volume is 0 where there is no such column.
 *
 * Throws `BaseError`: `DATA_INVALID_FIELD` with file, line, column and field, `DATA_TRUNCATED` where the file ends
 * inside a row or before the first.
 */
export class OhlcvReader extends DelimitedFeed {
  override readonly record = new Bar();
  #places: BarPlaces = UNBOUND;

  protected override bind(): void {
    const places = barPlaces(this.names);
    if (typeof places === 'string') throw this.headerError(places);
    this.#places = places;
  }

  protected override readRow(): void {
    const { record } = this;
    const places = this.#places;
    record.close = this.double(places.close, 'close');
    if (places.open === places.close) {
      record.open = record.high = record.low = record.close;
    } else {
      record.open = this.double(places.open, 'open');
      record.high = this.double(places.high, 'high');
      record.low = this.double(places.low, 'low');
    }
    if (places.volume >= 0) record.volume = this.double(places.volume, 'volume');
    if (places.adjustedClose >= 0) record.adjustedClose = this.#rest(places.adjustedClose, 'adjusted close');
    if (places.openInterest >= 0) record.openInterest = this.#rest(places.openInterest, 'open interest');
  }

  /** What not every row has: an empty cell is NaN. */
  #rest(column: number, field: string): number {
    const { starts, ends } = this.rows;
    return starts[column] === ends[column] ? Number.NaN : this.double(column, field);
  }
}
