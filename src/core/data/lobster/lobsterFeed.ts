import { FEED_RECORD, FeedRecord, UNKNOWN_SIDE } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BUY, opposite, SELL } from '../../models/side.ts';
import { LOBSTER_BUY, LOBSTER_TYPE } from './lobsterMessage.ts';
import { LobsterMessageReader } from './messageReader.ts';

/** LOBSTER prices are dollars times 10 000, quantities whole shares. */
const PRICE_DECIMALS = 4;

/**
 * A LOBSTER message file as records of market data. A hidden execution (5) and a cross (6) are trades; the aggressor
 * of a hidden execution is the other side than the hidden order's. A halt (7) is a status.
 *
 * Throws what {@link LobsterMessageReader} throws.
 */
export class LobsterFeed implements FeedReader {
  readonly record = new FeedRecord();
  readonly symbols: readonly string[];
  readonly priceDecimals = PRICE_DECIMALS;
  readonly quantityDecimals = 0;
  readonly #rows: LobsterMessageReader;

  /** `file` is the name that errors show; the format has times of `day` only. */
  constructor(file: string, symbol: string, day: number) {
    this.#rows = new LobsterMessageReader(file);
    this.symbols = [symbol];
    this.record.day = day;
  }

  feed(chunk: Uint8Array): void {
    this.#rows.feed(chunk);
  }

  finish(): void {
    this.#rows.finish();
  }

  where(): FeedPlace {
    return { line: this.#rows.rows };
  }

  next(): boolean {
    if (!this.#rows.next()) return false;
    const { record } = this;
    const { timeNs, type, orderId, size, price, direction } = this.#rows.record;
    record.timeNs = timeNs;
    record.id = orderId;
    record.price = price;
    record.quantity = size;
    record.side = direction === LOBSTER_BUY ? BUY : SELL;
    switch (type) {
      case LOBSTER_TYPE.add:
        record.kind = FEED_RECORD.orderAdd;
        break;
      case LOBSTER_TYPE.partialCancel:
        record.kind = FEED_RECORD.orderReduce;
        break;
      case LOBSTER_TYPE.delete:
        record.kind = FEED_RECORD.orderRemove;
        break;
      case LOBSTER_TYPE.execute:
        record.kind = FEED_RECORD.orderExecute;
        break;
      case LOBSTER_TYPE.executeHidden:
        record.kind = FEED_RECORD.trade;
        record.id = 0;
        record.side = opposite(record.side === BUY ? BUY : SELL);
        break;
      case LOBSTER_TYPE.cross:
        record.kind = FEED_RECORD.trade;
        record.id = 0;
        record.side = UNKNOWN_SIDE;
        break;
      default:
        record.kind = FEED_RECORD.status;
        break;
    }
    return true;
  }
}
