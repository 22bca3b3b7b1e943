import type { Candidate, Totals } from './candidate.ts';
import { OPERATION, type Workload } from './workload.ts';

interface Order {
  readonly key: number;
  readonly side: number;
  price: number;
  quantity: number;
}

interface Level {
  readonly price: number;
  readonly orders: Order[];
}

/** One side: levels in an array, best last, found by bisection. */
class BookSide {
  readonly levels: Level[] = [];
  readonly #sign: number;

  constructor(side: number) {
    this.#sign = side === 0 ? 1 : -1;
  }

  add(order: Order): void {
    const at = this.#find(order.price);
    if (this.levels[at]?.price === order.price) this.levels[at].orders.push(order);
    else this.levels.splice(at, 0, { price: order.price, orders: [order] });
  }

  remove(order: Order): void {
    const at = this.#find(order.price);
    const { orders } = this.levels[at];
    orders.splice(orders.indexOf(order), 1);
    if (orders.length === 0) this.levels.splice(at, 1);
  }

  /** First place whose price is at least as good. */
  #find(price: number): number {
    let low = 0;
    let high = this.levels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.levels[middle].price - price) * this.#sign < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The book that one writes first: objects, arrays, a Map. What the structure of a fast book is worth. */
export class PlainObjectsCandidate implements Candidate {
  readonly #workload: Workload;
  #books: [BookSide, BookSide][] = [];
  #orders = new Map<number, Order>();
  #trades = 0;
  #quantity = 0;
  #notional = 0;

  constructor(workload: Workload) {
    this.#workload = workload;
    this.restart();
  }

  replay(from: number, to: number): void {
    const { operation, side, symbol, key, price, quantity } = this.#workload;
    for (let i = from; i < to; i++) {
      const book = this.#books[symbol[i]];
      const order = this.#orders.get(key[i]);
      switch (operation[i]) {
        case OPERATION.add:
          this.#enter(book, { key: key[i], side: side[i], price: price[i], quantity: quantity[i] });
          break;
        case OPERATION.cancel:
          this.#remove(book, order!);
          break;
        case OPERATION.reduce:
          order!.quantity -= quantity[i];
          break;
        case OPERATION.replace:
          this.#remove(book, order!);
          this.#enter(book, { key: key[i], side: side[i], price: price[i], quantity: quantity[i] });
          break;
        default: {
          const worst = side[i] === 0 ? Number.POSITIVE_INFINITY : 0;
          const limit = operation[i] === OPERATION.market ? worst : price[i];
          this.#match(book, { key: key[i], side: side[i], price: limit, quantity: quantity[i] });
        }
      }
    }
  }

  totals(): Totals {
    let restingQuantity = 0;
    for (const order of this.#orders.values()) restingQuantity += order.quantity;
    return {
      trades: this.#trades,
      quantity: this.#quantity,
      notional: this.#notional,
      liveOrders: this.#orders.size,
      restingQuantity,
    };
  }

  restart(): void {
    this.#books = Array.from({ length: this.#workload.symbols }, () => [new BookSide(0), new BookSide(1)]);
    this.#orders = new Map();
    this.#trades = 0;
    this.#quantity = 0;
    this.#notional = 0;
  }

  #enter(book: [BookSide, BookSide], order: Order): void {
    this.#match(book, order);
    if (order.quantity === 0) return;
    book[order.side].add(order);
    this.#orders.set(order.key, order);
  }

  #remove(book: [BookSide, BookSide], order: Order): void {
    book[order.side].remove(order);
    this.#orders.delete(order.key);
  }

  #match(book: [BookSide, BookSide], taker: Order): void {
    const { levels } = book[1 - taker.side];
    const sign = taker.side === 0 ? 1 : -1;
    while (taker.quantity > 0) {
      const level = levels.at(-1);
      if (level === undefined || (taker.price - level.price) * sign < 0) return;
      const maker = level.orders[0];
      const quantity = Math.min(maker.quantity, taker.quantity);
      maker.quantity -= quantity;
      taker.quantity -= quantity;
      this.#trades++;
      this.#quantity += quantity;
      this.#notional += quantity * level.price;
      if (maker.quantity === 0) {
        level.orders.shift();
        this.#orders.delete(maker.key);
        if (level.orders.length === 0) levels.pop();
      }
    }
  }
}
