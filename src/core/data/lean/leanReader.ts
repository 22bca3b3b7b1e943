import { FEED_RECORD, UNKNOWN_SIDE } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { CsvRows } from '../text/csvRows.ts';
import { DECIMAL, DecimalParser } from '../text/decimal.ts';
import { DoubleParser } from '../text/doubleParser.ts';
import { TimestampCell } from '../text/timestampCell.ts';
import { LeanBar, type QuoteSide } from './leanBar.ts';
import { type LeanName, leanName } from './leanName.ts';

/** Prices of equities are stored times 10 000. */
const PRICE_SCALE = 10_000;
const SCALED_DECIMALS = 4;
const DEFAULT_DECIMALS = 8;
const DAY_MS = 86_400_000;
/** Columns of the rows: time and a bar, time and two bars with sizes, and the fewest of ticks. */
const BAR_COLUMNS = 6;
const QUOTE_BAR_COLUMNS = 11;
const TRADE_TICK_COLUMNS = 3;
const QUOTE_TICK_COLUMNS = 5;

/**
 * Streaming reader of LEAN's data (QuantConnect, "Data Formats"): `yyyyMMdd HH:mm` in daily and hour files, milliseconds
 * since midnight in files of one day. Times are those of the exchange (New York for US equities) as they are written, not
 * UTC. Prices are raw: see `adjustWithFactors`.
 *
 * Throws `BaseError`: `DATA_INVALID_FIELD`, `DATA_TRUNCATED`; `USAGE` where a file of one day does not say which.
 */
export class LeanReader implements FeedReader {
  readonly record = new LeanBar();
  readonly symbols: readonly string[];
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly #rows: CsvRows;
  readonly #name: LeanName;
  readonly #day: number | undefined;
  readonly #stamp = new TimestampCell();
  readonly #doubles = new DoubleParser();
  readonly #decimals = new DecimalParser();

  /** `file` is the path, whose names say what the rows are. */
  constructor(file: string, options: FeedOptions = {}) {
    this.#rows = new CsvRows(file);
    this.#name = leanName(file);
    this.#day = options.day ?? this.#name.day;
    this.symbols = [options.symbol ?? this.#name.symbol];
    this.priceDecimals = this.#name.isScaled ? SCALED_DECIMALS : (options.priceDecimals ?? DEFAULT_DECIMALS);
    this.quantityDecimals = options.quantityDecimals ?? (this.#name.isScaled ? 0 : DEFAULT_DECIMALS);
  }

  where(): FeedPlace {
    return { line: this.#rows.line };
  }

  feed(chunk: Uint8Array): void {
    this.#rows.lines.feed(chunk);
  }

  finish(): void {
    this.#rows.lines.finish();
  }

  next(): boolean {
    if (!this.#rows.next()) return false;
    const { record } = this;
    record.sequence++;
    this.#readTime();
    if (this.#name.resolution === 'tick') this.#readTick();
    else this.#readBar();
    return true;
  }

  #readTime(): void {
    const { record } = this;
    const { bytes, starts, ends } = this.#rows;
    if (ends[0] - starts[0] > 8) {
      if (!this.#stamp.read(bytes, starts[0], ends[0])) this.#rows.refuse(0, 'time', this.#stamp.problem);
      record.day = this.#stamp.day;
      record.timeNs = this.#stamp.timeNs;
      return;
    }
    const timeMs = this.#number(0, 'time');
    if (!(timeMs >= 0 && timeMs < DAY_MS))
      this.#rows.refuse(0, 'time', 'is no time of a day in milliseconds');
    record.day = this.#day ?? this.#unknownDay();
    record.timeNs = Math.round(timeMs * 1e6);
  }

  #readBar(): void {
    const { record } = this;
    record.kind = FEED_RECORD.bar;
    if (this.#name.tickType === 'quote') {
      this.#expect(QUOTE_BAR_COLUMNS);
      this.#readSide(1, 'bid', record.bid);
      this.#readSide(6, 'ask', record.ask);
      const { bid, ask } = record;
      record.open = this.#midway(bid.open, ask.open);
      record.high = this.#midway(bid.high, ask.high);
      record.low = this.#midway(bid.low, ask.low);
      record.close = this.#midway(bid.close, ask.close);
      return;
    }
    this.#expect(BAR_COLUMNS);
    record.open = this.#price(1, 'open');
    record.high = this.#price(2, 'high');
    record.low = this.#price(3, 'low');
    record.close = this.#price(4, 'close');
    record.volume = this.#number(5, 'volume');
  }

  /** Four prices and a size from `first` on; LEAN leaves the cells of a side without quotes empty. */
  #readSide(first: number, name: string, side: QuoteSide): void {
    const isEmpty = this.#rows.starts[first] === this.#rows.ends[first];
    side.open = isEmpty ? Number.NaN : this.#price(first, `${name} open`);
    side.high = isEmpty ? Number.NaN : this.#price(first + 1, `${name} high`);
    side.low = isEmpty ? Number.NaN : this.#price(first + 2, `${name} low`);
    side.close = isEmpty ? Number.NaN : this.#price(first + 3, `${name} close`);
    side.size = isEmpty ? Number.NaN : this.#number(first + 4, `${name} size`);
  }

  #readTick(): void {
    const { record } = this;
    const isQuote = this.#name.tickType === 'quote';
    this.#expect(isQuote ? QUOTE_TICK_COLUMNS : TRADE_TICK_COLUMNS);
    record.kind = isQuote ? FEED_RECORD.quote : FEED_RECORD.trade;
    record.side = UNKNOWN_SIDE;
    record.price = this.#scaledPrice(1, 'price');
    record.quantity = this.#scaled(2, 'size', this.quantityDecimals);
    if (!isQuote) return;
    record.otherPrice = this.#scaledPrice(3, 'ask price');
    record.otherQuantity = this.#scaled(4, 'ask size', this.quantityDecimals);
  }

  /** Bars have so many columns; ticks may have more, of exchanges and conditions. */
  #expect(columns: number): void {
    const { count } = this.#rows;
    if (count === columns || (count > columns && this.#name.resolution === 'tick')) return;
    this.#rows.failRow(`has ${count} columns, not ${columns}`);
  }

  /** Midway between two prices, or the one that there is (LEAN, `QuoteBar`); scaled prices add up as whole numbers. */
  #midway(bid: number, ask: number): number {
    if (Number.isNaN(bid)) return ask;
    if (Number.isNaN(ask)) return bid;
    return this.#name.isScaled ? Math.round((bid + ask) * PRICE_SCALE) / (2 * PRICE_SCALE) : (bid + ask) / 2;
  }

  #price(column: number, field: string): number {
    const value = this.#number(column, field);
    return this.#name.isScaled ? value / PRICE_SCALE : value;
  }

  #number(column: number, field: string): number {
    const { bytes, starts, ends } = this.#rows;
    if (column >= this.#rows.count)
      this.#rows.failRow(`has ${this.#rows.count} columns: ${field} is missing`);
    if (!this.#doubles.parse(bytes, starts[column], ends[column]))
      this.#rows.refuse(column, field, 'is not a number');
    return this.#doubles.value[0];
  }

  #scaledPrice(column: number, field: string): number {
    return this.#scaled(column, field, this.#name.isScaled ? 0 : this.priceDecimals);
  }

  #scaled(column: number, field: string, decimals: number): number {
    const { bytes, starts, ends } = this.#rows;
    if (this.#decimals.parse(bytes, starts[column], ends[column], decimals) !== DECIMAL.ok) {
      this.#rows.refuse(column, field, `is not a number with up to ${decimals} decimals`);
    }
    return this.#decimals.value[0];
  }

  #unknownDay(): never {
    const { file } = this.#rows.lines;
    throw new BaseError('USAGE', `${file}: the rows have times of day and the name has no date`, {
      facts: { file },
      advice: 'Name the day with --date, or keep the date in the file name, as 20131007_trade.zip.',
    });
  }
}
