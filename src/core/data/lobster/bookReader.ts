import { IntegerColumns } from '../text/integerColumns.ts';
import { LineScanner } from '../text/lineScanner.ts';
import { LOBSTER_DUMMY_PRICE, LobsterBookRow } from './lobsterBookRow.ts';

/** Columns of one level: ask price, ask size, bid price, bid size. */
const LEVEL_COLUMNS = 4;

/**
 * Streaming reader of a LOBSTER orderbook file; the first row tells the number of levels. Used as the message
 * reader is: `feed`, `next`, `row`, at the end `finish`.
 *
 * Throws `BaseError` as the message reader does. Levels must go from best to deepest, and a level without an
 * order has the dummy price and volume 0, as has every level behind it.
 */
export class LobsterBookReader {
  readonly #lines: LineScanner;
  readonly #columns: IntegerColumns;
  #row: LobsterBookRow | undefined;

  /** `file` is the name that errors show. */
  constructor(file: string) {
    this.#lines = new LineScanner(file);
    this.#columns = new IntegerColumns(this.#lines);
  }

  /** Rows read so far, which is also the line number of `row`. */
  get rows(): number {
    return this.#lines.line;
  }

  /** The row just read; every row overwrites it. */
  get row(): LobsterBookRow {
    return this.#row ?? new LobsterBookRow(0);
  }

  feed(chunk: Uint8Array): void {
    this.#lines.feed(chunk);
  }

  finish(): void {
    this.#lines.finish();
  }

  /** Reads the next whole row into `row`; false when more bytes are needed or the file has ended. */
  next(): boolean {
    if (!this.#columns.nextLine()) return false;
    const row = this.#row ?? this.#firstRow();
    for (let level = 0; level < row.levels; level++) {
      this.#readLevel(row.askPrice, row.askSize, level, 1, 'ask');
      this.#readLevel(row.bidPrice, row.bidSize, level, -1, 'bid');
    }
    this.#columns.endLine();
    return true;
  }

  #firstRow(): LobsterBookRow {
    const count = this.#columns.count();
    if (count % LEVEL_COLUMNS !== 0)
      this.#columns.failLine(`has ${count} columns, not a multiple of ${LEVEL_COLUMNS}`);
    this.#row = new LobsterBookRow(count / LEVEL_COLUMNS);
    return this.#row;
  }

  /** `sign` is 1 for asks (prices rise with depth) and -1 for bids. */
  #readLevel(prices: Float64Array, sizes: Float64Array, level: number, sign: number, side: string): void {
    const columns = this.#columns;
    const dummy = sign * LOBSTER_DUMMY_PRICE;
    const priceField = `${side} price`;
    const price = columns.integer(priceField);
    if (price < 1 && price !== dummy) columns.refuse(priceField, 'is not positive');
    if (
      level > 0 &&
      price !== dummy &&
      (prices[level - 1] === dummy || (price - prices[level - 1]) * sign <= 0)
    ) {
      columns.refuse(priceField, `of level ${level + 1} is not behind level ${level}`);
    }
    const sizeField = `${side} size`;
    const size = columns.integer(sizeField);
    if (price === dummy && size !== 0) columns.refuse(sizeField, 'of a level that does not exist is not 0');
    if (price !== dummy && size < 1) columns.refuse(sizeField, 'is not positive');
    prices[level] = price;
    sizes[level] = size;
  }
}
