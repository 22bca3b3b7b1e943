import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import { BookCheck } from './bookCheck.ts';
import { hashBooks } from './bookHash.ts';
import type { BookQueries } from './bookQueries.ts';
import { OrderIndex } from './orderIndex.ts';
import { FLAG_BITS, NO_SLOT } from './orderStore.ts';
import { bookOf, sideOfBook } from './rank.ts';
import { RestingOrders } from './restingOrders.ts';

const FIRST_ORDERS = 1024;
const NO_ACCOUNT = 0;
/** Id of orders that a feed does not name: known by slot only, and any number of them may live. */
export const ANONYMOUS = 0;

/**
 * The book that a recorded feed describes, for many instruments. Nothing matches in it: it does what the feed says,
 * so it may be locked or crossed. It keeps each order's place in its queue.
 *
 * Ids are any whole numbers below 2^53 in magnitude except {@link ANONYMOUS}, unique among the live orders of all
 * instruments. Prices and quantities are from 1 to 2^31 - 1. A slot names an order while it is live.
 */
export class FeedBook implements BookQueries {
  readonly #books: RestingOrders;
  readonly #index: OrderIndex;

  /** `orders` is the number of live orders to make room for; more are taken, at the price of growing. */
  constructor(options: { readonly orders?: number } = {}) {
    const capacity = options.orders ?? FIRST_ORDERS;
    this.#books = new RestingOrders(capacity);
    this.#index = new OrderIndex(this.#books.orders, capacity);
  }

  /** Gives the new instrument's number, from 0. */
  addInstrument(): number {
    return this.#books.addInstrument();
  }

  /** Adds an order last in the queue of its price. Its slot, or -1 where the id is live already. */
  add(id: number, instrument: number, side: Side, price: number, quantity: number): number {
    if (id !== ANONYMOUS && this.#index.find(id) !== NO_SLOT) return NO_SLOT;
    const book = bookOf(instrument, side);
    const slot = this.#books.orders.add(id, 0, NO_ACCOUNT, book << FLAG_BITS, price, quantity);
    this.#books.append(slot, book, price);
    if (id !== ANONYMOUS) this.#index.insert(id, slot);
    return slot;
  }

  /** The same, first in the queue. */
  addAtHead(id: number, instrument: number, side: Side, price: number, quantity: number): number {
    if (id !== ANONYMOUS && this.#index.find(id) !== NO_SLOT) return NO_SLOT;
    const book = bookOf(instrument, side);
    const slot = this.#books.orders.add(id, 0, NO_ACCOUNT, book << FLAG_BITS, price, quantity);
    this.#books.prepend(slot, book, price);
    if (id !== ANONYMOUS) this.#index.insert(id, slot);
    return slot;
  }

  /**
   * Takes `quantity` off an order (a partial cancel or an execution), and the order out where nothing is left.
   * What is left, or -1 where the id is not live. More than there is takes all.
   */
  reduce(id: number, quantity: number): number {
    const slot = this.slotOf(id);
    return slot === NO_SLOT ? -1 : this.reduceSlot(slot, quantity);
  }

  /** Takes an order out. What it had left, or -1 where the id is not live. */
  remove(id: number): number {
    const slot = this.slotOf(id);
    return slot === NO_SLOT ? -1 : this.removeSlot(slot);
  }

  /** {@link reduce} for a live slot, anonymous ones included. */
  reduceSlot(slot: number, quantity: number): number {
    const left = this.#books.orders.leavesOf(slot) - quantity;
    if (left <= 0) {
      this.removeSlot(slot);
      return 0;
    }
    this.#books.takeOff(slot, quantity);
    return left;
  }

  /** {@link remove} for a live slot, anonymous ones included. */
  removeSlot(slot: number): number {
    const { orders } = this.#books;
    const id = orders.keyOf(slot);
    const left = orders.leavesOf(slot);
    if (id !== ANONYMOUS) this.#index.remove(id, slot);
    this.#books.unlink(slot);
    orders.release(slot);
    return left;
  }

  /** Slot of a named live order, or -1. */
  slotOf(id: number): number {
    return id === ANONYMOUS ? NO_SLOT : this.#index.find(id);
  }

  /** Id of a live order, {@link ANONYMOUS} where it has none. */
  keyOf(slot: number): number {
    return this.#books.orders.keyOf(slot);
  }

  instrumentOf(slot: number): number {
    return this.#books.orders.bookOf(slot) >> 1;
  }

  sideOf(slot: number): Side {
    return sideOfBook(this.#books.orders.bookOf(slot));
  }

  priceOf(slot: number): number {
    return this.#books.orders.priceOf(slot);
  }

  leavesOf(slot: number): number {
    return this.#books.orders.leavesOf(slot);
  }

  best(instrument: number, side: Side): number {
    return this.#books.best(instrument, side);
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    return this.#books.nextLevel(instrument, side, price);
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    return this.#books.levelQuantity(instrument, side, price);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    return this.#books.levelOrders(instrument, side, price);
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    return this.#books.firstInLevel(instrument, side, price);
  }

  nextInLevel(slot: number): number {
    return this.#books.nextInLevel(slot);
  }

  /** Live orders, anonymous ones included. */
  get liveOrders(): number {
    return this.#books.orders.live;
  }

  /** 32-bit hash of instruments, sides, levels and queues in order. */
  stateHash(): number {
    return hashBooks(this, this.#books.books >> 1).low();
  }

  /** Asserts every invariant; slow. */
  check(): void {
    new BookCheck(this.#books, this.#index).run();
  }

  snapshot(): PlainData {
    return this.#books.snapshot();
  }

  restore(state: PlainData): void {
    this.#books.restore(state);
    this.#index.rebuild();
  }

  /** Empties the books of all instruments, keeping memory. */
  clear(): void {
    this.#books.reset();
    this.#index.reset();
  }
}
