import type { BookEvents } from './bookEngine.ts';
import type { OrderIndex } from './orderIndex.ts';
import { LEAVES, ORDER_SHIFT } from './orderStore.ts';
import type { RestingOrders } from './restingOrders.ts';

/** How orders end other than by a trade: out of the book first, then the event, then the slot is free. */
export class OrderEnds {
  readonly #books: RestingOrders;
  readonly #index: OrderIndex;
  readonly #events: BookEvents;

  constructor(books: RestingOrders, index: OrderIndex, events: BookEvents) {
    this.#books = books;
    this.#index = index;
    this.#events = events;
  }

  cancelResting(slot: number, key: number, reason: number): void {
    this.#index.remove(key, slot);
    this.#books.unlink(slot);
    this.#cancel(slot, reason, true);
  }

  cancelInHand(slot: number, reason: number): void {
    this.#cancel(slot, reason, false);
  }

  #cancel(slot: number, reason: number, rested: boolean): void {
    const orders = this.#books.orders;
    const at = (slot << ORDER_SHIFT) + LEAVES;
    const quantity = orders.words[at];
    orders.words[at] = 0;
    this.#events.cancelled(slot, quantity, reason, rested);
    orders.release(slot);
  }
}
