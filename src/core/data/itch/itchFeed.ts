import * as feedRecord from '../../models/feedRecord.ts';
import { FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { ItchDirectory } from './itchDirectory.ts';
import { ItchReader } from './itchReader.ts';
import * as itchRecord from './itchRecord.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED_RECORD, UNKNOWN_SIDE } = feedRecord;
const { bookKey, ITCH_CODE } = itchRecord;

const PRICE_DECIMALS = 4;

/**
 * TotalView-ITCH 5.0 as records of market data; `sequence` is the running number of the message.
 *
 * An execution that is not printable is an `orderReduce`: a later cross trade reports its volume. A trade names no
 * aggressor: ITCH tells the side of the order that was hit, and of hidden ones not even that. Every message that
 * touches neither an order nor a trade is a `status`; those of the whole market have the symbol `*`.
 *
 * Throws what {@link ItchReader} throws.
 */
export class ItchFeed implements FeedReader {
  readonly record = new FeedRecord();
  readonly priceDecimals = PRICE_DECIMALS;
  readonly quantityDecimals = 0;
  readonly #reader: ItchReader;
  readonly #directory = new ItchDirectory();

  /** `file` is the name that errors show; the format has times of `day` only. */
  constructor(file: string, day: number) {
    this.#reader = new ItchReader(file);
    this.record.day = day;
  }

  get symbols(): readonly string[] {
    return this.#directory.names;
  }

  feed(chunk: Uint8Array): void {
    this.#reader.feed(chunk);
  }

  finish(): void {
    this.#reader.finish();
  }

  where(): FeedPlace {
    return { byteOffset: this.#reader.byteOffset };
  }

  next(): boolean {
    const reader = this.#reader;
    if (!reader.next()) return false;
    const { record } = this;
    const message = reader.record;
    const symbol = this.#directory.numberOf(message.stockLocate);
    record.symbol = symbol < 0 ? this.#directory.meet(reader) : symbol;
    record.sequence = reader.messages;
    record.timeNs = message.timeNs;
    record.side = UNKNOWN_SIDE;
    record.id = bookKey(message.orderId);
    record.otherId = 0;
    record.price = message.price;
    record.quantity = message.quantity;
    switch (message.type) {
      case ITCH_CODE.add:
      case ITCH_CODE.addAttributed:
        record.kind = FEED_RECORD.orderAdd;
        record.side = message.side;
        break;
      case ITCH_CODE.execute:
        record.kind = FEED_RECORD.orderExecute;
        record.price = 0;
        break;
      case ITCH_CODE.executeWithPrice:
        record.kind = message.printable === 1 ? FEED_RECORD.orderExecute : FEED_RECORD.orderReduce;
        break;
      case ITCH_CODE.cancel:
        record.kind = FEED_RECORD.orderReduce;
        break;
      case ITCH_CODE.delete:
        record.kind = FEED_RECORD.orderRemove;
        break;
      case ITCH_CODE.replace:
        record.kind = FEED_RECORD.orderReplace;
        record.id = bookKey(message.newOrderId);
        record.otherId = bookKey(message.orderId);
        break;
      case ITCH_CODE.trade:
        this.#trade();
        break;
      case ITCH_CODE.crossTrade:
        // A cross in which nothing traded is told too.
        if (message.quantity > 0) this.#trade();
        else record.kind = FEED_RECORD.status;
        break;
      default:
        if (message.type === ITCH_CODE.stockDirectory) this.#enter();
        record.kind = FEED_RECORD.status;
    }
    return true;
  }

  #trade(): void {
    this.record.kind = FEED_RECORD.trade;
    this.record.id = this.#reader.record.matchNumber;
  }

  /** The directory's name holds, also where another message was first to name the stock. */
  #enter(): void {
    const message = this.#reader.message();
    if (message.type === 'R') this.#directory.enter(message.stockLocate, message.stock);
  }
}
