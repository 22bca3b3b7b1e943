import { OrderBatch, STREAM_TYPE } from '../../../core/data/orderStream/orderBatch.ts';
import { OrderStreamReader } from '../../../core/data/orderStream/orderStreamReader.ts';
import { FEED_RECORD, FeedRecord } from '../../../core/models/feedRecord.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { FeedPlace, FeedSource } from '../../../core/models/ports/feedSource.ts';
import type { Side } from '../../../core/models/side.ts';
import type { BookEvents } from '../../../market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import type { ByteSource, RecordedFile } from './recordedFile.ts';

const BATCH = 1024;
const ACCOUNT = 0;
const NO_FLAGS = 0;
/** An order stream has sequence numbers and no times: a number is a microsecond. */
const NS_PER_NUMBER = 1000;

/** What a command of an order stream did to the book. */
interface Effect {
  readonly kind: number;
  readonly id: number;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

/**
 * A recorded order stream as a feed tells it: its commands go through the matching engine, and what they do to the book
 * are the lines. A modify is a cancel and a new entry.
 */
export class OrderStreamFile implements RecordedFile, BookEvents {
  readonly name: string;
  readonly source: FeedSource;
  readonly #record = new FeedRecord();
  readonly #reader: OrderStreamReader;
  readonly #bytes: ByteSource;
  readonly #engine: MatchingEngine;
  readonly #instrument: number;
  readonly #batch = new OrderBatch(BATCH);
  #row = 0;
  #effects: Effect[] = [];
  #next = 0;
  #finished = false;

  constructor(file: string, bytes: ByteSource) {
    this.name = file;
    this.#reader = new OrderStreamReader(file);
    this.#bytes = bytes;
    this.#engine = new MatchingEngine(this);
    this.#instrument = this.#engine.addInstrument();
    this.source = {
      record: this.#record,
      symbols: [''],
      priceDecimals: 0,
      quantityDecimals: 0,
      where: (): FeedPlace => ({}),
      next: () => this.next(),
    };
  }

  next(): boolean {
    while (this.#next === this.#effects.length) {
      this.#effects = [];
      this.#next = 0;
      if (this.#row === this.#batch.count && !this.#refill()) return false;
      this.#command(this.#row++);
    }
    const { kind, id, side, price, quantity } = this.#effects[this.#next++];
    Object.assign(this.#record, { kind, id, side, price, quantity });
    return true;
  }

  #refill(): boolean {
    this.#row = 0;
    while (this.#reader.read(this.#batch) === 0) {
      if (this.#finished) return false;
      const chunk = this.#bytes.next();
      if (chunk === undefined) {
        this.#finished = true;
        this.#reader.finish();
      } else this.#reader.feed(chunk);
    }
    return true;
  }

  #command(row: number): void {
    const { type, side, immediateOrCancel, sequence, orderId, price, quantity } = this.#batch;
    const id = orderId[row];
    this.#record.timeNs = sequence[row] * NS_PER_NUMBER;
    this.#record.sequence = sequence[row];
    if (type[row] === STREAM_TYPE.add) {
      this.#enter(id, side[row] as Side, immediateOrCancel[row] === 1, price[row], quantity[row]);
      return;
    }
    const slot = this.#engine.slotOf(id);
    if (slot < 0) return;
    const own = this.#engine.sideOf(slot);
    this.#engine.cancel(id, CANCEL_REASON.requested);
    if (type[row] === STREAM_TYPE.modify) this.#enter(id, own, false, price[row], quantity[row]);
  }

  #enter(id: number, side: Side, immediate: boolean, price: number, quantity: number): void {
    const timeInForce = immediate ? TIME_IN_FORCE.ioc : TIME_IN_FORCE.gtc;
    const { limit } = ORDER_TYPE;
    this.#engine.submit(id, ACCOUNT, this.#instrument, side, limit, timeInForce, price, quantity, NO_FLAGS);
  }

  traded(maker: number, _taker: number, price: number, quantity: number): void {
    this.#tell(FEED_RECORD.orderExecute, maker, price, quantity);
  }

  rested(slot: number): void {
    this.#tell(FEED_RECORD.orderAdd, slot, this.#engine.priceOf(slot), this.#engine.leavesOf(slot));
  }

  cancelled(slot: number, quantity: number, _reason: number, rested: boolean): void {
    if (rested) this.#tell(FEED_RECORD.orderRemove, slot, this.#engine.priceOf(slot), quantity);
  }

  #tell(kind: number, slot: number, price: number, quantity: number): void {
    const id = this.#engine.keyOf(slot);
    this.#effects.push({ kind, id, side: this.#engine.sideOf(slot), price, quantity });
  }

  accepted(): void {}
  reduced(): void {}
  replaced(): void {}
}
