import { ItchDirectory } from '../../../core/data/itch/itchDirectory.ts';
import type { ItchFraming } from '../../../core/data/itch/itchFraming.ts';
import { ITCH_TYPES } from '../../../core/data/itch/itchLayout.ts';
import type { ItchReader } from '../../../core/data/itch/itchReader.ts';
import type { ItchRecord } from '../../../core/data/itch/itchRecord.ts';
import * as itchRecord from '../../../core/data/itch/itchRecord.ts';
import type { Side } from '../../../core/models/side.ts';
import { CentBooks } from './centBooks.ts';
import { type ItchAnomaly, type ItchAnomalyCount, ItchAnomalyCounter } from './itchAnomalies.ts';
import { type ItchClosingBook, itchClosingBook } from './itchClosing.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { bookKey, ITCH_CODE } = itchRecord;

const NONE = -1;

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
  readonly #books = new CentBooks();
  readonly #reader: ItchReader;
  readonly #directory = new ItchDirectory();
  readonly #anomalies = new ItchAnomalyCounter();
  /** By code of the type's letter. */
  readonly #counts = new Float64Array(256);
  /** By number of the stock: messages, whether the directory has named it, its name as two numbers. */
  readonly #activity: number[] = [];
  readonly #listed: boolean[] = [];
  readonly #stockHigh: number[] = [];
  readonly #stockLow: number[] = [];
  /** One cell: the time of the message before. */
  readonly #lastTime = new Float64Array(1);

  /** Replays what `reader` reads: call {@link apply} after each of its messages. */
  constructor(reader: ItchReader) {
    this.#reader = reader;
  }

  /** Asserts every invariant of the books; slow. */
  check(): void {
    this.#books.book.check();
  }

  /** Takes the reader's present message. */
  apply(): void {
    const { record } = this.#reader;
    this.#counts[record.type]++;
    const stock = this.#directory.numberOf(record.stockLocate);
    if (stock !== NONE) this.#activity[stock]++;
    if (record.timeNs < this.#lastTime[0]) this.#note('timeBackwards');
    this.#lastTime[0] = record.timeNs;
    switch (record.type) {
      case ITCH_CODE.add:
      case ITCH_CODE.addAttributed:
        this.#add(record, stock);
        break;
      case ITCH_CODE.execute:
      case ITCH_CODE.executeWithPrice:
      case ITCH_CODE.cancel:
        this.#takeOff(record, stock);
        break;
      case ITCH_CODE.delete: {
        const slot = this.#find(record, stock);
        if (slot >= 0) this.#books.book.removeSlot(slot);
        break;
      }
      case ITCH_CODE.replace:
        this.#replace(record, stock);
        break;
      case ITCH_CODE.stockDirectory:
        this.#list(record, stock);
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
        itchClosingBook(this.#books, number, symbol, this.#activity[number]),
      ),
      anomalies: this.#anomalies.result(),
    };
  }

  #add(record: ItchRecord, stock: number): void {
    const instrument = stock === NONE ? this.#meet() : stock;
    if (!this.#listed[instrument]) this.#note('unlistedStock');
    else if (!this.#isNamed(instrument, record)) this.#note('otherStock');
    const key = bookKey(record.orderId);
    const slot = this.#books.add(key, instrument, record.side as Side, record.price, record.quantity);
    if (slot < 0) this.#note('duplicateOrder');
  }

  /** An execution or a partial cancel. */
  #takeOff(record: ItchRecord, stock: number): void {
    const slot = this.#find(record, stock);
    if (slot < 0) return;
    const { book } = this.#books;
    if (record.quantity > book.leavesOf(slot)) this.#note('beyondLeaves');
    book.reduceSlot(slot, record.quantity);
  }

  /** The new order keeps stock and side, and waits last in its queue. */
  #replace(record: ItchRecord, stock: number): void {
    const { book } = this.#books;
    const slot = this.#find(record, stock);
    if (slot < 0) return;
    const instrument = book.instrumentOf(slot);
    const side = book.sideOf(slot);
    book.removeSlot(slot);
    const added = this.#books.add(
      bookKey(record.newOrderId),
      instrument,
      side,
      record.price,
      record.quantity,
    );
    if (added < 0) this.#note('duplicateOrder');
  }

  /** The live order that a message names, or -1. */
  #find(record: ItchRecord, stock: number): number {
    const slot = this.#books.book.slotOf(bookKey(record.orderId));
    if (slot < 0) this.#note('unknownOrder');
    else if (this.#books.book.instrumentOf(slot) !== stock) this.#note('otherStock');
    return slot;
  }

  /** The directory's line of a stock. It may come again, but not with another name. */
  #list(record: ItchRecord, stock: number): void {
    const instrument = stock === NONE ? this.#meet() : stock;
    if (this.#listed[instrument]) {
      if (!this.#isNamed(instrument, record)) this.#note('otherStock');
      return;
    }
    this.#listed[instrument] = true;
    this.#stockHigh[instrument] = record.stockHigh;
    this.#stockLow[instrument] = record.stockLow;
    const message = this.#reader.message();
    if (message.type === 'R') this.#directory.enter(record.stockLocate, message.stock);
  }

  #isNamed(instrument: number, { stockHigh, stockLow }: ItchRecord): boolean {
    return stockHigh === this.#stockHigh[instrument] && stockLow === this.#stockLow[instrument];
  }

  /** A stock's first message makes its book. */
  #meet(): number {
    this.#books.addInstrument();
    this.#activity.push(1);
    this.#listed.push(false);
    this.#stockHigh.push(0);
    this.#stockLow.push(0);
    return this.#directory.meet(this.#reader);
  }

  #note(anomaly: ItchAnomaly): void {
    this.#anomalies.note(anomaly, this.#reader.byteOffset, this.#reader.record.type);
  }
}
