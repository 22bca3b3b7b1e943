import { FEED_RECORD, FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { LineScanner } from '../text/lineScanner.ts';
import { SymbolTable } from '../text/symbolTable.ts';
import { clearRecord, DepthEmitter } from './depthEmitter.ts';
import { DepthMessage } from './depthMessage.ts';
import { levelColumns, TARDIS, type TardisColumns, tardisColumns } from './tardisHeader.ts';
import { IncrementalRows } from './tardisIncremental.ts';
import { stampMicroseconds, TardisRow } from './tardisRow.ts';

/** A thousand levels take some 50 KB. */
const MAX_LINE_BYTES = 1 << 20;

/**
 * Streaming reader of the CSV files of Tardis.dev, by their header: incremental_book_L2, book_snapshot_N, trades,
 * quotes (and book_ticker); derivative_ticker and liquidations are told as events that have a time only.
 *
 * Time is `timestamp`, the exchange's. Rows of one message (one `local_timestamp`) are one event. By Tardis's rule a
 * snapshot row after one that is none empties the book.
 *
 * Throws `BaseError`: `DATA_BAD_MAGIC` for another header, `DATA_INVALID_FIELD` or `DATA_TRUNCATED` with file, line,
 * column and field.
 */
export class TardisReader implements FeedReader {
  readonly record = new FeedRecord();
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly #lines: LineScanner;
  readonly #row: TardisRow;
  readonly #symbols: SymbolTable;
  readonly #emitter = new DepthEmitter(this.record);
  readonly #depth = new DepthMessage();
  #columns: TardisColumns | undefined;
  #levelColumns = new Int32Array(0);
  #incremental: IncrementalRows | undefined;
  #finished = false;

  /** `file` is the name that errors show. */
  constructor(file: string, options: FeedOptions) {
    this.#lines = new LineScanner(file, MAX_LINE_BYTES);
    this.#row = new TardisRow(this.#lines, options);
    this.#symbols = new SymbolTable(this.#lines);
    this.priceDecimals = this.#row.priceDecimals;
    this.quantityDecimals = this.#row.quantityDecimals;
  }

  get symbols(): readonly string[] {
    return this.#symbols.names;
  }

  feed(chunk: Uint8Array): void {
    this.#lines.feed(chunk);
  }

  finish(): void {
    this.#lines.finish();
    this.#incremental?.finish();
    this.#finished = true;
  }

  where(): FeedPlace {
    return { line: this.#incremental?.line ?? this.#lines.line };
  }

  next(): boolean {
    if (this.#columns === undefined && !this.#readHeader()) return false;
    if (this.#incremental !== undefined) return this.#incremental.next();
    if (this.#emitter.emit()) return true;
    if (!this.#lines.next()) return false;
    this.#row.split();
    this.#readRow(this.#columns as TardisColumns);
    return true;
  }

  #readHeader(): boolean {
    const { file } = this.#lines;
    if (!this.#lines.next()) return false;
    const { bytes, start, end } = this.#lines;
    let header = '';
    for (let at = start; at < end; at++) header += String.fromCharCode(bytes[at]);
    const columns = tardisColumns(header, file);
    if (columns === undefined) {
      throw new BaseError('DATA_BAD_MAGIC', `${file}:1: the header is not that of a file of Tardis.dev`, {
        facts: { file, line: 1 },
        advice:
          'Kinds read: incremental_book_L2, book_snapshot_N, trades, quotes, derivative_ticker, liquidations.',
      });
    }
    this.#row.names = columns.names;
    this.#columns = columns;
    const levels = Array.from({ length: columns.levels }, (_, level) => levelColumns(level)).flat();
    this.#levelColumns = Int32Array.from(levels, (name) => columns.names.indexOf(name));
    if (columns.kind === TARDIS.incremental) {
      this.#incremental = new IncrementalRows(this.#row, this.#symbols, columns, this.record);
      if (this.#finished) this.#incremental.finish();
    }
    return true;
  }

  #readRow(columns: TardisColumns): void {
    const { record } = this;
    clearRecord(record);
    record.symbol = this.#symbols.numberOf(this.#row.from(columns.symbol), this.#row.to(columns.symbol));
    this.#row.time(columns.timestamp);
    stampMicroseconds(record, this.#row.value[0]);
    if (columns.kind === TARDIS.snapshots) this.#readSnapshot(record);
    else if (columns.kind === TARDIS.trades) this.#readTrade(record, columns);
    else if (columns.kind === TARDIS.quotes) this.#readQuote(record, columns);
  }

  #readTrade(record: FeedRecord, columns: TardisColumns): void {
    const row = this.#row;
    record.kind = FEED_RECORD.trade;
    record.id = row.idOrZero(columns.id);
    record.side = row.tradeSide(columns.side);
    row.price(columns.price);
    record.price = row.value[0];
    row.amount(columns.amount);
    record.quantity = row.value[0];
  }

  /** An empty side has empty columns. */
  #readQuote(record: FeedRecord, columns: TardisColumns): void {
    const row = this.#row;
    record.kind = FEED_RECORD.quote;
    if (!row.isEmpty(columns.bidPrice)) {
      row.price(columns.bidPrice);
      record.price = row.value[0];
      row.amount(columns.bidAmount);
      record.quantity = row.value[0];
    }
    if (!row.isEmpty(columns.askPrice)) {
      row.price(columns.askPrice);
      record.otherPrice = row.value[0];
      row.amount(columns.askAmount);
      record.otherQuantity = row.value[0];
    }
  }

  /** A row of a snapshot file is a whole book of few levels; where it has fewer, columns are empty. */
  #readSnapshot(record: FeedRecord): void {
    const depth = this.#depth;
    depth.clear();
    depth.isSnapshot = true;
    depth.symbol = record.symbol;
    depth.day = record.day;
    depth.timeNs = record.timeNs;
    depth.line = this.#lines.line;
    for (let at = 0; at < this.#levelColumns.length; at += 2) {
      const column = this.#levelColumns[at];
      if (this.#row.isEmpty(column)) continue;
      this.#row.price(column);
      const price = this.#row.value[0];
      this.#row.amount(this.#levelColumns[at + 1]);
      depth.add((at & 2) === 0 ? SELL : BUY, price, this.#row.value[0]);
    }
    this.#emitter.begin(depth);
    this.#emitter.emit();
  }
}
