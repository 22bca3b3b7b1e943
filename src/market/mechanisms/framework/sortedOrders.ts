import { BUY, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';

/** What decides an order's place in its queue. */
export interface Ranked {
  readonly side: Side;
  /** 0 for a market order, which comes before every limit. */
  readonly price: number;
  /** Numbers orders in the sequence in which they came to rest. */
  readonly rested: number;
}

/** Below 0 where `a` comes before `b` on the same side: by price, then by when it came to rest. */
export function compareRank(a: Ranked, b: Ranked): number {
  if (a.price === b.price) return a.rested - b.rested;
  if (a.price === 0) return -1;
  if (b.price === 0) return 1;
  return a.side === BUY ? b.price - a.price : a.price - b.price;
}

/** Resting orders of one side of one instrument in the order of their priority; what ranks an order must not change. */
export class SortedOrders<T extends Ranked> {
  /** Best last, so that taking the best moves nothing. */
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The order at `place`, 0 being the best; undefined beyond the last. */
  at(place: number): T | undefined {
    return this.#items[this.#items.length - 1 - place];
  }

  /** The first so many, all by default, best first, in an array of the caller's. */
  list(count = this.#items.length): T[] {
    return this.#items.slice(this.#items.length - count).reverse();
  }

  add(order: T): void {
    this.#items.splice(this.#items.length - this.placeOf(order), 0, order);
  }

  remove(order: T): void {
    const index = this.#items.length - 1 - this.placeOf(order);
    assert(this.#items[index] === order, 'an order is not where its rank says');
    this.#items.splice(index, 1);
  }

  /** How many come before one of that rank. */
  placeOf(order: Ranked): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareRank(this.at(middle) as T, order) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
