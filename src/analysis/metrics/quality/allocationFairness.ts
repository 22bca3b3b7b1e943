import { jainIndex } from '../../statistics/concentration.ts';
import type { OrderLine, RestingOrders } from '../restingOrders.ts';

/**
 * How evenly what came was shared out among the orders that stood at a price: for each event that filled a part of a
 * price, the fairness index of Jain, Chiu and Hawe (1984) of the orders' fills over what they showed. 1 is strict pro rata; the
 * first in the queue taking all of it is one over the number of orders. Prices that were filled to the last lot, and
 * those where one order stood alone, had nothing to share out and are left out.
 */
export class AllocationFairness {
  readonly #book: RestingOrders;
  /** Prices of which a part was shared out. */
  shared = 0;
  #lots = 0;
  #weighted = 0;
  /** The price being filled: by which event, and how many orders stood there before it. */
  #event = -1;
  #price = 0;
  #side = 0;
  #orders = 0;
  readonly #fills = new Map<number, { readonly offered: number; filled: number }>();

  constructor(book: RestingOrders) {
    this.#book = book;
  }

  /** Before the book takes in a line of another event, the price last filled is as that left it. */
  before(line: OrderLine): void {
    if (this.#event >= 0 && line.events !== this.#event) this.close();
  }

  /** A maker's fill, before the book takes it in. */
  filled({ events, orderId, quantity }: OrderLine): void {
    const order = this.#book.order(orderId);
    if (order === undefined) return;
    const { price, side, shown } = order;
    if (events !== this.#event || price !== this.#price || side !== this.#side) {
      this.close();
      this.#event = events;
      this.#price = price;
      this.#side = side;
      this.#orders = this.#book.ordersAt(side, price);
    }
    if (this.#orders < 2 || !(shown > 0)) return;
    const known = this.#fills.get(orderId);
    if (known === undefined) this.#fills.set(orderId, { offered: shown, filled: quantity });
    else known.filled += quantity;
  }

  /** What a price gave is added up, once the book has taken it in. */
  close(): void {
    if (this.#fills.size > 0 && this.#book.ordersAt(this.#side, this.#price) > 0) this.#addUp();
    this.#fills.clear();
    this.#event = -1;
  }

  /** Mean over the prices shared out, weighted by lots; `NaN` for none. */
  get mean(): number {
    return this.#weighted / this.#lots;
  }

  #addUp(): void {
    let [lots, sum, squares] = [0, 0, 0];
    for (const { offered, filled } of this.#fills.values()) {
      lots += filled;
      sum += filled / offered;
      squares += (filled / offered) ** 2;
    }
    this.shared++;
    this.#lots += lots;
    this.#weighted += lots * jainIndex(sum, squares, this.#orders);
  }
}
