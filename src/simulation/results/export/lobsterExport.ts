import { PriceLevels } from '../../../core/data/l2/priceLevels.ts';
import { writeLobsterBookRow } from '../../../core/data/lobster/bookWriter.ts';
import { LOBSTER_DUMMY_PRICE, LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import {
  LOBSTER_BUY,
  LOBSTER_SELL,
  LOBSTER_TYPE,
  type LobsterMessage,
} from '../../../core/data/lobster/lobsterMessage.ts';
import { writeLobsterMessage } from '../../../core/data/lobster/messageWriter.ts';
import { AsciiWriter } from '../../../core/data/text/asciiWriter.ts';
import type { EventLog } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { type BookChanges, RestingBook, type RestingOrder } from './restingBook.ts';
import { type UnitScale, unitScale } from './unitScale.ts';

/** LOBSTER prices are dollars times 10 000, quantities whole shares. */
const PRICE_DECIMALS = 4;
const FLUSH_BYTES = 1 << 16;

/** Takes bytes of a file, to be copied or written before it returns. */
export type ByteSink = (bytes: Uint8Array) => void;

/**
 * Writes a simulated run as a LOBSTER message file and its orderbook file: one row of each per change of the visible
 * book, the second showing `levels` levels after it. `replay --format lobster` of the pair finds no difference.
 *
 * Time is that of the run's clock as nanoseconds after midnight. `instrument` is a number of the manifest's list.
 *
 * @returns number of rows
 * @throws BaseError USAGE where ticks or lots are no whole units of the format
 */
export function exportLobster(
  manifest: RunManifest,
  log: EventLog,
  levels: number,
  writeMessages: ByteSink,
  writeBook: ByteSink,
  instrument = 0,
): number {
  const scale = unitScale(manifest.instruments[instrument], 'LOBSTER', PRICE_DECIMALS, 0);
  const rows = new LobsterRows(levels, scale, manifest.timeResolutionNs, writeMessages, writeBook);
  const { venue, venueInstrument = instrument } = manifest.instruments[instrument];
  const book = new RestingBook(venueInstrument, rows, venue);
  log.forEach((entry) => {
    book.see(entry);
  });
  book.finish();
  rows.flush();
  return rows.count;
}

/** Changes of the visible book as rows of the two files. */
class LobsterRows implements BookChanges {
  count = 0;
  readonly #scale: UnitScale;
  readonly #resolutionNs: number;
  readonly #writeMessages: ByteSink;
  readonly #writeBook: ByteSink;
  readonly #levels = new PriceLevels();
  readonly #row: LobsterBookRow;
  readonly #messages = new AsciiWriter(FLUSH_BYTES);
  readonly #books = new AsciiWriter(FLUSH_BYTES);
  readonly #message: LobsterMessage = { timeNs: 0, type: 0, orderId: 0, size: 0, price: 0, direction: 0 };

  constructor(
    levels: number,
    scale: UnitScale,
    resolutionNs: number,
    writeMessages: ByteSink,
    writeBook: ByteSink,
  ) {
    this.#row = new LobsterBookRow(levels);
    this.#scale = scale;
    this.#resolutionNs = resolutionNs;
    this.#writeMessages = writeMessages;
    this.#writeBook = writeBook;
  }

  add(time: number, order: RestingOrder): void {
    this.#write(time, LOBSTER_TYPE.add, order, order.price, order.leaves, order.leaves);
  }

  execute(time: number, order: RestingOrder, price: number, quantity: number): void {
    this.#write(time, LOBSTER_TYPE.execute, order, price, quantity, -quantity);
  }

  /** Without a number: nobody saw the order. */
  executeHidden(time: number, order: RestingOrder, price: number, quantity: number): void {
    this.#write(time, LOBSTER_TYPE.executeHidden, { ...order, id: 0 }, price, quantity, 0);
  }

  reduce(time: number, order: RestingOrder, quantity: number): void {
    this.#write(time, LOBSTER_TYPE.partialCancel, order, order.price, quantity, -quantity);
  }

  remove(time: number, order: RestingOrder, quantity: number): void {
    this.#write(time, LOBSTER_TYPE.delete, order, order.price, quantity, -quantity);
  }

  flush(): void {
    this.#writeMessages(this.#messages.view());
    this.#messages.clear();
    this.#writeBook(this.#books.view());
    this.#books.clear();
  }

  #write(
    time: number,
    type: number,
    { id, side, price: level }: RestingOrder,
    price: number,
    quantity: number,
    change: number,
  ): void {
    this.count++;
    const message = this.#message;
    message.timeNs = time * this.#resolutionNs;
    message.type = type;
    message.orderId = id;
    message.size = quantity * this.#scale.quantity;
    message.price = price * this.#scale.price;
    message.direction = side === BUY ? LOBSTER_BUY : LOBSTER_SELL;
    writeLobsterMessage(this.#messages, message);
    this.#levels.set(side, level, this.#levels.quantity(side, level) + change);
    this.#show(BUY, this.#row.bidPrice, this.#row.bidSize, -LOBSTER_DUMMY_PRICE);
    this.#show(SELL, this.#row.askPrice, this.#row.askSize, LOBSTER_DUMMY_PRICE);
    writeLobsterBookRow(this.#books, this.#row);
    if (Math.max(this.#messages.length, this.#books.length) >= FLUSH_BYTES) this.flush();
  }

  #show(side: Side, prices: Float64Array, sizes: Float64Array, dummy: number): void {
    let price = this.#levels.best(side);
    for (let level = 0; level < prices.length; level++) {
      const there = !Number.isNaN(price);
      prices[level] = there ? price * this.#scale.price : dummy;
      sizes[level] = there ? this.#levels.quantity(side, price) * this.#scale.quantity : 0;
      if (there) price = this.#levels.next(side, price);
    }
  }
}
