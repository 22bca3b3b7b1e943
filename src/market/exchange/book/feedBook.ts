import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import { BookCheck } from './bookCheck.ts';
import { hashBooks } from './bookHash.ts';
import type { BookQueries } from './bookQueries.ts';
import { KEY_OFFSET, KEY_SHIFT, LEAVES, NO_SLOT, ORDER_SHIFT, OWNER } from './orderLayout.ts';
import { bookOf } from './rank.ts';
import { type BooksState, RestingOrders } from './restingOrders.ts';

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

  /** `orders` is the number of live orders to make room for; more are taken, at the price of growing. */
  constructor(options: { readonly orders?: number } = {}) {
    this.#books = new RestingOrders(options.orders ?? FIRST_ORDERS);
  }

  /** Gives the new instrument's number, from 0. */
  addInstrument(): number {
    return this.#books.addInstrument();
  }

  /** Adds an order last in the queue of its price. Its slot, or -1 where the id is live already. */
  add(id: number, instrument: number, side: Side, price: number, quantity: number): number {
    if (id !== ANONYMOUS && this.#books.holdsOrder(id)) return NO_SLOT;
    const book = bookOf(instrument, side);
    const slot = this.#take(id, quantity);
    this.#books.append(slot, book, price);
    if (id !== ANONYMOUS) this.#books.enterOrder(id, slot);
    return slot;
  }

  /** The same, first in the queue. */
  addAtHead(id: number, instrument: number, side: Side, price: number, quantity: number): number {
    if (id !== ANONYMOUS && this.#books.holdsOrder(id)) return NO_SLOT;
    const book = bookOf(instrument, side);
    const slot = this.#take(id, quantity);
    this.#books.prepend(slot, book, price);
    if (id !== ANONYMOUS) this.#books.enterOrder(id, slot);
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
    const left = this.#books.leavesOf(slot) - quantity;
    if (left <= 0) {
      this.removeSlot(slot);
      return 0;
    }
    this.#books.takeOff(slot, quantity);
    return left;
  }

  /** {@link remove} for a live slot, anonymous ones included. */
  removeSlot(slot: number): number {
    const id = this.#books.keyOf(slot);
    const left = this.#books.leavesOf(slot);
    if (id !== ANONYMOUS) this.#books.withdrawOrder(id);
    this.#books.unlink(slot);
    this.#books.releaseSlot(slot);
    return left;
  }

  /** Slot of a named live order, or -1. */
  slotOf(id: number): number {
    return id === ANONYMOUS ? NO_SLOT : this.#books.findOrder(id);
  }

  /** Id of a live order, {@link ANONYMOUS} where it has none. */
  keyOf(slot: number): number {
    return this.#books.keyOf(slot);
  }

  instrumentOf(slot: number): number {
    return this.#books.instrumentOf(slot);
  }

  sideOf(slot: number): Side {
    return this.#books.sideOf(slot);
  }

  priceOf(slot: number): number {
    return this.#books.priceOf(slot);
  }

  leavesOf(slot: number): number {
    return this.#books.leavesOf(slot);
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
    return this.#books.liveOrders;
  }

  /** 32-bit hash of instruments, sides, levels and queues in order. */
  stateHash(): number {
    return hashBooks(this, this.#books.instruments).low();
  }

  /** Asserts every invariant; slow. */
  check(): void {
    new BookCheck(this.#books).run();
  }

  snapshot(): PlainData {
    return this.#books.booksState();
  }

  restore(state: PlainData): void {
    this.#books.restoreBooks(state as BooksState);
  }

  /** Empties the books of all instruments, keeping memory. */
  clear(): void {
    this.#books.reset();
  }

  #take(id: number, quantity: number): number {
    const slot = this.#books.takeSlot();
    const at = slot << ORDER_SHIFT;
    this.#books.orderWords[at + LEAVES] = quantity;
    this.#books.orderWords[at + OWNER] = NO_ACCOUNT;
    this.#books.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = id;
    this.#books.orderIds[slot] = 0;
    return slot;
  }
}
