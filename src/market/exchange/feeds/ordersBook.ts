import { type BookSnapshotBody, SNAPSHOT_STRIDE } from '../../../core/models/messages/bookSnapshot.ts';
import { BOOK_ACTION, BookOrder, FEED } from '../../../core/models/messages/marketData.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import { FeedBook } from '../book/feedBook.ts';
import { FeedFollower, type FeedImage, type FollowerConfig } from './feedFollower.ts';

/** The feed book holds one instrument, whatever its number at the venue. */
const ONLY = 0;

/** A subscriber's L3 book: every resting order in its place, kept by its `follower`. */
export class OrdersBook implements FeedImage {
  readonly feed = FEED.l3;
  readonly updateKind = BookOrder.id;
  readonly follower: FeedFollower;
  /** To be read, as instrument 0. */
  readonly book = new FeedBook();

  constructor(config: FollowerConfig) {
    this.book.addInstrument();
    this.follower = new FeedFollower(config, this);
  }

  load(body: BookSnapshotBody): void {
    this.book.clear();
    this.#loadSide(BUY, body.bids);
    this.#loadSide(SELL, body.asks);
  }

  #loadSide(side: Side, rows: Float64Array): void {
    for (let at = 0; at < rows.length; at += SNAPSHOT_STRIDE) {
      this.book.add(rows[at], ONLY, side, rows[at + 1], rows[at + 2]);
    }
  }

  apply(fields: Float64Array, base: number): void {
    const id = fields[base + BookOrder.orderId];
    const quantity = fields[base + BookOrder.quantity];
    if (fields[base + BookOrder.action] === BOOK_ACTION.add) {
      const side = fields[base + BookOrder.side] as Side;
      this.book.add(id, ONLY, side, fields[base + BookOrder.price], quantity);
      return;
    }
    const slot = this.book.slotOf(id);
    assert(slot >= 0, 'the feed changes an order that is not in the book');
    const less = this.book.leavesOf(slot) - quantity;
    if (less > 0) this.book.reduceSlot(slot, less);
  }

  body(instrument: InstrumentId, sequence: number): BookSnapshotBody {
    return { instrument, feed: this.feed, sequence, bids: this.#rows(BUY), asks: this.#rows(SELL) };
  }

  #rows(side: Side): Float64Array {
    const book = this.book;
    const rows: number[] = [];
    for (let price = book.best(ONLY, side); price !== 0; price = book.nextLevel(ONLY, side, price)) {
      for (let slot = book.firstInLevel(ONLY, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
        rows.push(book.keyOf(slot), price, book.leavesOf(slot));
      }
    }
    return Float64Array.from(rows);
  }
}
