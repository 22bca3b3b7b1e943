import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { CrossCounter, JudgedBook } from './crossCounter.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';
import { LiveOrders } from './liveOrders.ts';

/** The book of a symbol, and whether an order entered it since it was judged last. */
class OrderBook extends JudgedBook {
  entered = false;
}

/** Live orders followed at once; a market with more is followed no further, and a note says so. */
const MAX_LIVE_ORDERS = 2_000_000;

/**
 * Follows each live order and the books they make. Finds a new order with the id of a live one, more executed or
 * taken off than was open, books that become crossed or locked, and orders that the file never introduced: those
 * are an error, or a note where the format begins with orders open.
 */
export class OrderCheck implements FeedCheck {
  readonly #duplicates: FindingCounter;
  readonly #excess: FindingCounter;
  readonly #unknown: FindingCounter;
  readonly #unchecked: FindingCounter;
  readonly #cross: CrossCounter;
  readonly counters: readonly FindingCounter[];
  readonly #orders = new LiveOrders();
  readonly #books: OrderBook[] = [];
  readonly #maxLive: number;
  #following = true;

  constructor(source: FeedSource, startsMidway: boolean, maxLive = MAX_LIVE_ORDERS) {
    const counter = (check: string, severity: 'error' | 'note', title: string) =>
      new FindingCounter(source, check, severity, title);
    this.#maxLive = maxLive;
    this.#cross = new CrossCounter(source);
    this.#duplicates = counter('duplicates', 'error', 'a new order has the id of a live one');
    this.#excess = counter('executions', 'error', 'more leaves an order than was open');
    this.#unknown = startsMidway
      ? counter('unknown-orders', 'note', 'orders are older than the file')
      : counter('unknown-orders', 'error', 'orders were never entered');
    this.#unchecked = counter('unchecked', 'note', `orders are not followed beyond ${maxLive} live ones`);
    this.counters = [this.#duplicates, this.#excess, this.#unknown, ...this.#cross.counters, this.#unchecked];
  }

  see(record: FeedRecord): void {
    if (!this.#following || record.kind > FEED_RECORD.orderReplace) return;
    switch (record.kind) {
      case FEED_RECORD.orderAdd:
        this.#enter(record, record.side);
        break;
      case FEED_RECORD.orderExecute:
      case FEED_RECORD.orderReduce:
        this.#takeOff(record);
        break;
      case FEED_RECORD.orderRemove:
        this.#leave(record.id);
        break;
      case FEED_RECORD.orderReplace:
        this.#replace(record);
        break;
    }
    const book = this.#books[record.symbol];
    if (record.last === 0 || book === undefined) return;
    // Only what entered can cross a book; what leaves can only mend it.
    if (book.entered || book.crossed || book.locked) this.#cross.judge(book);
    book.entered = false;
  }

  #enter(record: FeedRecord, side: number): void {
    const { id, symbol, price, quantity } = record;
    const live = this.#orders.slotOf(id);
    if (live >= 0) {
      this.#duplicates.add(() => `order ${id} is live`);
      this.#withdraw(id, live);
    }
    this.#orders.add(id, symbol * 2 + (side === BUY ? 0 : 1), price, quantity);
    this.#books[symbol] ??= new OrderBook();
    this.#books[symbol].entered = true;
    this.#change(this.#orders.slotOf(id), quantity);
    if (this.#orders.count <= this.#maxLive) return;
    this.#unchecked.add(() => `from here on, with ${this.#orders.count} live orders`);
    this.#orders.clear();
    this.#books.length = 0;
    this.#following = false;
  }

  /** The new order keeps the side of the one it replaces; of an order that nobody knows the side is the record's. */
  #replace(record: FeedRecord): void {
    const slot = this.#orders.slotOf(record.otherId);
    const side = slot < 0 ? record.side : this.#orders.book[slot] & 1;
    this.#leave(record.otherId);
    this.#enter(record, side);
  }

  #takeOff({ id, quantity }: FeedRecord): void {
    const slot = this.#orders.slotOf(id);
    if (slot < 0) {
      this.#unknown.add(() => `order ${id}`);
      return;
    }
    const open = this.#orders.quantity[slot];
    if (quantity > open) this.#excess.add(() => `${quantity} of order ${id}, which had ${open} open`);
    if (quantity >= open) this.#withdraw(id, slot);
    else if (quantity > 0) {
      this.#change(slot, -quantity);
      this.#orders.quantity[slot] = open - quantity;
    }
  }

  #leave(id: number): void {
    const slot = this.#orders.slotOf(id);
    if (slot < 0) this.#unknown.add(() => `order ${id}`);
    else this.#withdraw(id, slot);
  }

  #withdraw(id: number, slot: number): void {
    this.#change(slot, -this.#orders.quantity[slot]);
    this.#orders.remove(id, slot);
  }

  #change(slot: number, quantity: number): void {
    const book = this.#orders.book[slot];
    const { levels } = this.#books[book >> 1];
    const side = (book & 1) === 0 ? BUY : SELL;
    const price = this.#orders.price[slot];
    levels.set(side, price, Math.max(0, levels.quantity(side, price) + quantity));
  }
}
