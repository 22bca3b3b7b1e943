import * as layout from '../../../core/data/orderStream/layout.ts';
import * as orderBatch from '../../../core/data/orderStream/orderBatch.ts';
import { OrderBatch } from '../../../core/data/orderStream/orderBatch.ts';
import * as reportLog from '../../../core/data/orderStream/reportLog.ts';
import { ReportLog } from '../../../core/data/orderStream/reportLog.ts';
import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { BookEngine, BookEvents } from '../../../market/exchange/book/bookEngine.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { STREAM_HEADER_BYTES, STREAM_RECORD_BYTES } = layout;
const { STREAM_TYPE } = orderBatch;
const { REPORT } = reportLog;
const { CANCEL_REASON } = execution;
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;

const ACCOUNT = 0;
const NO_FLAGS = 0;

/**
 * Sends a recorded order stream through a matching engine and writes down its reports, in the order of (sequence
 * number, type). A modify is a cancel and a new entry at the new price and quantity, whatever they are, and is
 * acknowledged after the trades it makes; the cancel and the entry themselves are not reported.
 *
 * Apply a batch, drain `reports`, apply the next one.
 */
export class OrderStreamReplay implements BookEvents {
  /** What the engine reported since the last `reports.clear()`. */
  readonly reports = new ReportLog();
  messages = 0;
  trades = 0;
  readonly #engine: BookEngine;
  readonly #instrument: number;
  readonly #file: string;
  /** The message at work: a row of this batch. Its numbers are read there, since doubles kept in fields allocate. */
  #batch = new OrderBatch(0);
  #row = 0;
  #modifying = false;

  /** `createEngine` makes the engine that tells its events to this replay; `file` is the name that errors show. */
  constructor(createEngine: (events: BookEvents) => BookEngine, file: string) {
    this.#engine = createEngine(this);
    this.#instrument = this.#engine.addInstrument();
    this.#file = file;
  }

  /** Back to an empty book and no reports, keeping memory. */
  restart(): void {
    this.#engine.reset();
    this.reports.clear();
    this.messages = 0;
    this.trades = 0;
  }

  /** Throws `BaseError` `DATA_DUPLICATE_ID`, with the byte offset of the record, for a new order with a live id. */
  apply(batch: OrderBatch): void {
    const { count, type } = batch;
    this.#batch = batch;
    for (let row = 0; row < count; row++) {
      this.#row = row;
      if (type[row] === STREAM_TYPE.add) this.#add(batch, row);
      else if (type[row] === STREAM_TYPE.cancel) this.#cancel(batch.orderId[row]);
      else this.#modify(batch.orderId[row], batch.price[row], batch.quantity[row]);
      this.messages++;
    }
  }

  /** The entry is reported first: a plain limit order is always taken, or else the stream is refused. */
  #add(batch: OrderBatch, row: number): void {
    const orderId = batch.orderId[row];
    const side = batch.side[row] as Side;
    const price = batch.price[row];
    const quantity = batch.quantity[row];
    const timeInForce = batch.immediateOrCancel[row] === 1 ? TIME_IN_FORCE.ioc : TIME_IN_FORCE.gtc;
    this.#report(REPORT.accepted, side, orderId, price, quantity);
    if (this.#enter(orderId, side, timeInForce, price, quantity) !== 0) this.#refuseDuplicate(orderId);
  }

  #cancel(orderId: number): void {
    const code = this.#engine.cancel(orderId, CANCEL_REASON.requested);
    if (code !== 0) this.#report(REPORT.cancelRejected, orderId, 0, 0, 0);
  }

  #modify(orderId: number, price: number, quantity: number): void {
    const engine = this.#engine;
    const slot = engine.slotOf(orderId);
    if (slot < 0) {
      this.#report(REPORT.modifyRejected, orderId, 0, 0, 0);
      return;
    }
    const side = engine.sideOf(slot);
    this.#modifying = true;
    engine.cancel(orderId, CANCEL_REASON.requested);
    const code = this.#enter(orderId, side, TIME_IN_FORCE.gtc, price, quantity);
    assert(code === 0, 'a cancelled order can enter again');
    this.#modifying = false;
    this.#report(REPORT.modified, side, orderId, price, quantity);
  }

  #report(type: number, a: number, b: number, c: number, d: number): void {
    this.reports.add(type, this.#batch.sequence[this.#row], a, b, c, d);
  }

  /** 0, or the engine's reject code: the only one that a plain limit order can draw is that of a live id. */
  #enter(orderId: number, side: Side, timeInForce: number, price: number, quantity: number): number {
    const { limit } = ORDER_TYPE;
    return this.#engine.submit(
      orderId,
      ACCOUNT,
      this.#instrument,
      side,
      limit,
      timeInForce,
      price,
      quantity,
      NO_FLAGS,
    );
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    const engine = this.#engine;
    this.trades++;
    this.#report(REPORT.trade, price, quantity, engine.keyOf(maker), engine.keyOf(taker));
  }

  cancelled(slot: number): void {
    if (this.#modifying) return;
    const engine = this.#engine;
    this.#report(REPORT.cancelled, engine.sideOf(slot), engine.keyOf(slot), engine.priceOf(slot), 0);
  }

  accepted(): void {}
  rested(): void {}
  reduced(): void {}
  replaced(): void {}

  #refuseDuplicate(orderId: number): never {
    const byteOffset = STREAM_HEADER_BYTES + this.messages * STREAM_RECORD_BYTES;
    throw new BaseError(
      'DATA_DUPLICATE_ID',
      `${this.#file}: byte ${byteOffset}: order id ${orderId} is that of a live order`,
      { facts: { file: this.#file, byteOffset, message: this.messages + 1, orderId } },
    );
  }
}
