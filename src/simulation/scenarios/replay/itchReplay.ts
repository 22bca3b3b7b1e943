import { ItchDirectory } from '../../../core/data/itch/itchDirectory.ts';
import type { ItchFraming } from '../../../core/data/itch/itchFraming.ts';
import { ITCH_TYPES } from '../../../core/data/itch/itchLayout.ts';
import type { ItchReader } from '../../../core/data/itch/itchReader.ts';
import type { ItchRecord } from '../../../core/data/itch/itchRecord.ts';
import * as itchRecord from '../../../core/data/itch/itchRecord.ts';
import type { Side } from '../../../core/models/side.ts';
import { FeedBook } from '../../../market/exchange/book/feedBook.ts';
import { type ItchAnomaly, type ItchAnomalyCount, ItchAnomalyCounter } from './itchAnomalies.ts';
import { type ItchClosingBook, itchClosingBook } from './itchClosing.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { bookKey, ITCH_CODE } = itchRecord;

const LOCATES = 1 << 16;
const NONE = -1;
const FIRST_ORDERS = 1 << 16;

export interface ItchReplayResult {
  readonly format: 'itch';
  readonly framing: ItchFraming;
  readonly messages: number;
  /** Bytes of the unpacked file. */
  readonly bytes: number;
  /** Messages of each type that occurs, in the specification's order of types. */
  readonly counts: Readonly<Record<string, number>>;
  /** Closing books, in the order of the directory. */
  readonly symbols: readonly ItchClosingBook[];
  readonly anomalies: Readonly<Record<ItchAnomaly, ItchAnomalyCount>>;
}

/**
 * Replays TotalView-ITCH 5.0 into a feed book for each stock. Orders are known by their reference alone, as the
 * specification has it; the locate code and the stock's name are compared with the directory. What does not fit is
 * counted and located, never mended: a message that names no live order changes nothing.
 */
export class ItchReplay {
  readonly book = new FeedBook({ orders: FIRST_ORDERS });
  readonly #reader: ItchReader;
  readonly #directory = new ItchDirectory();
  readonly #anomalies = new ItchAnomalyCounter();
  /** By code of the type's letter. */
  readonly #counts = new Float64Array(256);
  /** Messages by locate code. */
  readonly #activity = new Float64Array(LOCATES);
  readonly #locates: number[] = [];
  /** 1 for locate codes that the directory has named. */
  readonly #listed = new Uint8Array(LOCATES);
  /** The directory's names as two numbers of four letters each. */
  readonly #stockHigh = new Uint32Array(LOCATES);
  readonly #stockLow = new Uint32Array(LOCATES);
  /** One cell: the time of the message before. */
  readonly #lastTime = new Float64Array(1);

  /** Replays what `reader` reads: call {@link apply} after each of its messages. */
  constructor(reader: ItchReader) {
    this.#reader = reader;
  }

  /** Takes the reader's present message. */
  apply(): void {
    const { record } = this.#reader;
    this.#counts[record.type]++;
    this.#activity[record.stockLocate]++;
    if (record.timeNs < this.#lastTime[0]) this.#note('timeBackwards');
    this.#lastTime[0] = record.timeNs;
    switch (record.type) {
      case ITCH_CODE.add:
      case ITCH_CODE.addAttributed:
        this.#add(record);
        break;
      case ITCH_CODE.execute:
      case ITCH_CODE.executeWithPrice:
      case ITCH_CODE.cancel:
        this.#takeOff(record);
        break;
      case ITCH_CODE.delete: {
        const slot = this.#find(record);
        if (slot >= 0) this.book.removeSlot(slot);
        break;
      }
      case ITCH_CODE.replace:
        this.#replace(record);
        break;
      case ITCH_CODE.stockDirectory:
        this.#list(record);
        break;
    }
  }

  result(): ItchReplayResult {
    const { messages, bytesRead: bytes, framing } = this.#reader;
    const present = ITCH_TYPES.map((type) => [type, this.#counts[type.charCodeAt(0)]] as const);
    return {
      format: 'itch',
      framing: framing ?? 'length',
      messages,
      bytes,
      counts: Object.fromEntries(present.filter(([, count]) => count > 0)),
      symbols: this.#directory.names.map((symbol, number) =>
        itchClosingBook(this.book, number, symbol, this.#activity[this.#locates[number]]),
      ),
      anomalies: this.#anomalies.result(),
    };
  }

  #add(record: ItchRecord): void {
    const { stockLocate } = record;
    if (this.#listed[stockLocate] === 0) this.#note('unlistedStock');
    else if (
      record.stockHigh !== this.#stockHigh[stockLocate] ||
      record.stockLow !== this.#stockLow[stockLocate]
    )
      this.#note('otherStock');
    const known = this.#directory.numberOf(stockLocate);
    const instrument = known === NONE ? this.#meet(stockLocate) : known;
    const key = bookKey(record.orderId);
    const slot = this.book.add(key, instrument, record.side as Side, record.price, record.quantity);
    if (slot < 0) this.#note('duplicateOrder');
  }

  /** An execution or a partial cancel. */
  #takeOff(record: ItchRecord): void {
    const slot = this.#find(record);
    if (slot < 0) return;
    if (record.quantity > this.book.leavesOf(slot)) this.#note('beyondLeaves');
    this.book.reduceSlot(slot, record.quantity);
  }

  /** The new order keeps stock and side, and waits last in its queue. */
  #replace(record: ItchRecord): void {
    const { book } = this;
    const slot = this.#find(record);
    if (slot < 0) return;
    const instrument = book.instrumentOf(slot);
    const side = book.sideOf(slot);
    book.removeSlot(slot);
    const added = book.add(bookKey(record.newOrderId), instrument, side, record.price, record.quantity);
    if (added < 0) this.#note('duplicateOrder');
  }

  /** The live order that a message names, or -1. */
  #find(record: ItchRecord): number {
    const slot = this.book.slotOf(bookKey(record.orderId));
    if (slot < 0) this.#note('unknownOrder');
    else if (this.book.instrumentOf(slot) !== this.#directory.numberOf(record.stockLocate))
      this.#note('otherStock');
    return slot;
  }

  /** The directory's line of a stock. It may come again, but not with another name. */
  #list({ stockLocate, stockHigh, stockLow }: ItchRecord): void {
    const listed = this.#listed[stockLocate] === 1;
    const sameName = stockHigh === this.#stockHigh[stockLocate] && stockLow === this.#stockLow[stockLocate];
    if (listed && !sameName) this.#note('otherStock');
    if (listed) return;
    this.#listed[stockLocate] = 1;
    this.#stockHigh[stockLocate] = stockHigh;
    this.#stockLow[stockLocate] = stockLow;
    if (this.#directory.numberOf(stockLocate) === NONE) this.#meet(stockLocate);
    const message = this.#reader.message();
    if (message.type === 'R') this.#directory.enter(stockLocate, message.stock);
  }

  /** A stock's first message makes its book. */
  #meet(stockLocate: number): number {
    this.#locates.push(stockLocate);
    this.book.addInstrument();
    return this.#directory.meet(this.#reader);
  }

  #note(anomaly: ItchAnomaly): void {
    this.#anomalies.note(anomaly, this.#reader.byteOffset, this.#reader.record.type);
  }
}
