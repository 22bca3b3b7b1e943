import { FEED_RECORD, FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BUY } from '../../models/side.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { JsonScanner } from '../text/jsonScanner.ts';
import { SymbolTable } from '../text/symbolTable.ts';
import { clearRecord, DepthEmitter } from './depthEmitter.ts';
import { DepthMessage } from './depthMessage.ts';
import { FramedLine } from './framedLine.ts';
import { HYPERLIQUID, HyperliquidMessage } from './hyperliquidMessage.ts';
import { JsonNumbers } from './jsonNumbers.ts';

/**
 * Streaming reader of recorded messages of Hyperliquid's WebSocket interface: `l2Book` (each a whole book),
 * `trades` and `bbo`, one a line, with or without the receive time before it. Time is the exchange's `time`.
 *
 * Throws `BaseError`: `DATA_INVALID_FIELD`, `DATA_UNKNOWN_RECORD` or `DATA_TRUNCATED` with file, line and field.
 */
export class HyperliquidReader implements FeedReader {
  readonly record = new FeedRecord();
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly #framed: FramedLine;
  readonly #symbols: SymbolTable;
  readonly #depth = new DepthMessage();
  readonly #message: HyperliquidMessage;
  readonly #emitter = new DepthEmitter(this.record);
  #nextTrade = 0;

  /** `file` is the name that errors show. */
  constructor(file: string, options: FeedOptions) {
    this.#framed = new FramedLine(file);
    this.#symbols = new SymbolTable(this.#framed.lines);
    const json = new JsonScanner(this.#framed.lines);
    const numbers = new JsonNumbers(json, options);
    this.#message = new HyperliquidMessage(json, numbers, this.#depth);
    this.priceDecimals = numbers.priceDecimals;
    this.quantityDecimals = numbers.quantityDecimals;
  }

  get symbols(): readonly string[] {
    return this.#symbols.names;
  }

  feed(chunk: Uint8Array): void {
    this.#framed.lines.feed(chunk);
  }

  finish(): void {
    this.#framed.lines.finish();
  }

  where(): FeedPlace {
    return { line: this.#framed.lines.line };
  }

  next(): boolean {
    for (;;) {
      if (this.#emitter.emit()) return true;
      if (this.#nextTrade < this.#message.trades) {
        this.#readTrade(this.#nextTrade++);
        return true;
      }
      if (!this.#framed.next()) return false;
      if (this.#readLine()) return true;
    }
  }

  /** Reads a line; true where `record` tells of it at once. */
  #readLine(): boolean {
    const message = this.#message;
    const { record } = this;
    this.#nextTrade = 0;
    const channel = message.parse(this.#framed.jsonStart);
    if (channel === HYPERLIQUID.other || channel === HYPERLIQUID.trades) return false;
    clearRecord(record);
    FramedLine.stamp(record, message.timeMs);
    record.symbol = this.#symbols.numberOf(message.coinFrom, message.coinTo);
    if (channel === HYPERLIQUID.bbo) {
      this.#readQuote(record);
      return true;
    }
    const depth = this.#depth;
    depth.isSnapshot = true;
    depth.symbol = record.symbol;
    depth.day = record.day;
    depth.timeNs = record.timeNs;
    depth.line = this.#framed.lines.line;
    this.#emitter.begin(depth);
    return false;
  }

  #readQuote(record: FeedRecord): void {
    const { prices, quantities, sides, count } = this.#depth;
    record.kind = FEED_RECORD.quote;
    for (let level = 0; level < count; level++) {
      if (sides[level] === BUY) {
        record.price = prices[level];
        record.quantity = quantities[level];
      } else {
        record.otherPrice = prices[level];
        record.otherQuantity = quantities[level];
      }
    }
  }

  #readTrade(trade: number): void {
    const message = this.#message;
    const { record } = this;
    clearRecord(record);
    FramedLine.stamp(record, message.tradeTimeMs(trade));
    record.kind = FEED_RECORD.trade;
    record.symbol = this.#symbols.numberOf(...message.tradeCoin(trade));
    record.side = message.tradeSide(trade);
    record.price = message.tradePrice(trade);
    record.quantity = message.tradeSize(trade);
    record.id = message.tradeId(trade);
    record.last = trade === message.trades - 1 ? 1 : 0;
  }
}
