import { createRequire } from 'node:module';
import type { Candidate, Totals } from './candidate.ts';
import { OPERATION, type Workload } from './workload.ts';

interface PeerOrder {
  readonly price: number;
  readonly size: number;
}

interface PeerAnswer {
  readonly done: readonly PeerOrder[];
  readonly partial: PeerOrder | null;
  readonly partialQuantityProcessed: number;
  readonly quantityLeft: number;
  readonly err: Error | null;
}

interface PeerSide {
  updateOrderSize(order: PeerOrder, update: { size: number }): PeerOrder;
}

/** The part of both packages' `OrderBook` that is used here; `orders`, `bids` and `asks` are their own fields. */
interface PeerBook {
  readonly orders: Record<string, PeerOrder>;
  readonly bids: PeerSide;
  readonly asks: PeerSide;
  limit(order: { id: string; side: string; size: number; price: number; timeInForce: string }): PeerAnswer;
  market(order: { side: string; size: number }): PeerAnswer;
  modify(id: string, update: { price: number; size: number }): PeerAnswer;
  cancel(id: string): unknown;
}

const SIDE_NAMES = ['buy', 'sell'] as const;

/**
 * nodejs-order-book and hft-limit-order-book, of one line of code: journaling off, one book per symbol, ids made
 * before the clock starts. Their `modify` always loses priority, so a reduction uses their sides' own
 * `updateOrderSize`, which keeps it.
 */
export class PeerCandidate implements Candidate {
  readonly #workload: Workload;
  readonly #Book: new () => PeerBook;
  readonly #ids: readonly string[];
  #books: PeerBook[] = [];
  #trades = 0;
  #quantity = 0;
  #notional = 0;

  constructor(workload: Workload, packageName: string) {
    this.#workload = workload;
    this.#Book = createRequire(import.meta.url)(packageName).OrderBook;
    this.#ids = Array.from({ length: workload.largestKey + 1 }, (_, key) => String(key));
    this.restart();
  }

  replay(from: number, to: number): void {
    const { operation, side, symbol, key, price, quantity } = this.#workload;
    for (let i = from; i < to; i++) {
      const book = this.#books[symbol[i]];
      const id = this.#ids[key[i]];
      const of = SIDE_NAMES[side[i]];
      const size = quantity[i];
      switch (operation[i]) {
        case OPERATION.add:
          this.#countLimit(book.limit({ id, side: of, size, price: price[i], timeInForce: 'GTC' }), size);
          break;
        case OPERATION.cancel:
          book.cancel(id);
          break;
        case OPERATION.reduce: {
          const order = book.orders[id];
          (side[i] === 0 ? book.bids : book.asks).updateOrderSize(order, { size: order.size - size });
          break;
        }
        case OPERATION.replace:
          this.#countLimit(book.modify(id, { price: price[i], size }), size);
          break;
        case OPERATION.market: {
          const answer = book.market({ side: of, size });
          this.#count(answer, answer.done.length, answer.partial !== null, size);
          break;
        }
        default:
          this.#countLimit(book.limit({ id, side: of, size, price: price[i], timeInForce: 'IOC' }), size);
      }
    }
  }

  /** A limit order that was filled whole is itself the last of `done`; one with a rest is itself `partial`. */
  #countLimit(answer: PeerAnswer, size: number): void {
    if (answer.err !== null) throw answer.err;
    if (answer.quantityLeft === size) return;
    const filled = answer.quantityLeft === 0;
    this.#count(
      answer,
      filled ? answer.done.length - 1 : answer.done.length,
      filled && answer.partial !== null,
      size,
    );
  }

  #count(answer: PeerAnswer, wholeMakers: number, partialMaker: boolean, size: number): void {
    for (let i = 0; i < wholeMakers; i++) this.#notional += answer.done[i].price * answer.done[i].size;
    this.#trades += wholeMakers;
    this.#quantity += size - answer.quantityLeft;
    if (partialMaker && answer.partial !== null) {
      this.#trades++;
      this.#notional += answer.partial.price * answer.partialQuantityProcessed;
    }
  }

  totals(): Totals {
    const orders = this.#books.flatMap((book) => Object.values(book.orders));
    return {
      trades: this.#trades,
      quantity: this.#quantity,
      notional: this.#notional,
      liveOrders: orders.length,
      restingQuantity: orders.reduce((sum, { size }) => sum + size, 0),
    };
  }

  restart(): void {
    this.#books = Array.from({ length: this.#workload.symbols }, () => new this.#Book());
    this.#trades = 0;
    this.#quantity = 0;
    this.#notional = 0;
  }
}
