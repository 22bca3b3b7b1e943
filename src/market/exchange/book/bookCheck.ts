import { assert } from '../../../core/utils/assert.ts';
import { BOOK, COUNT, HEAD, LEAF, PRICE, TAIL } from './levelStore.ts';
import type { OrderIndex } from './orderIndex.ts';
import { FREE, LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, PREVIOUS } from './orderStore.ts';
import { NO_RANK, rankOf } from './rank.ts';
import { BEST_LEVEL, BEST_RANK, type RestingOrders, ROOT, SIDE_SHIFT } from './restingOrders.ts';

/** Walks books from top to bottom and asserts that every structure tells the same story. */
export class BookCheck {
  readonly #books: RestingOrders;
  readonly #index: OrderIndex;
  #resting = 0;
  #named = 0;
  #levels = 0;
  #nodes = 0;

  constructor(books: RestingOrders, index: OrderIndex) {
    this.#books = books;
    this.#index = index;
  }

  run(): void {
    for (let book = 0; book < this.#books.books; book++) this.#checkBook(book);
    const { orders, levels, prices } = this.#books;
    assert(orders.live === this.#resting, 'a slot is neither free nor in a queue');
    assert(orders.used === this.#resting + orders.countFree(), 'the free list of the orders lost slots');
    assert(levels.inUse() === this.#levels, 'a level is neither free nor in a book');
    assert(prices.inUse() === this.#nodes, 'a node of the price index is neither free nor in a tree');
    assert(this.#index.count === this.#named, 'the order index holds other orders than the books');
    this.#index.check();
  }

  #checkBook(book: number): void {
    const { sides, prices, levels } = this.#books;
    const at = book << SIDE_SHIFT;
    let best = NO_RANK;
    this.#nodes += prices.check(sides[at + ROOT], (rank, level, leaf) => {
      if (best === NO_RANK) {
        best = rank;
        assert(sides[at + BEST_LEVEL] === level, 'the best level is not the first');
      }
      assert(levels.words[level + BOOK] === book, 'a level lies in another book');
      assert(rankOf(book, levels.words[level + PRICE]) === rank, 'a level lies at another price');
      assert(levels.words[level + LEAF] === leaf, 'a level knows another leaf');
      this.#levels++;
      this.#checkQueue(book, level);
    });
    assert(sides[at + BEST_RANK] === best, 'the best price is not the first');
  }

  #checkQueue(book: number, level: number): void {
    const { orders, levels } = this.#books;
    const words = orders.words;
    const price = levels.words[level + PRICE];
    let count = 0;
    let total = 0;
    let previous = NO_SLOT;
    for (
      let slot = levels.words[level + HEAD];
      slot !== NO_SLOT;
      slot = words[(slot << ORDER_SHIFT) + NEXT]
    ) {
      const at = slot << ORDER_SHIFT;
      assert(words[at + PREVIOUS] === previous, 'a queue is not linked back');
      assert(words[at + LEVEL] === level && words[at + LEVEL] !== FREE, 'an order knows another level');
      assert(words[at + LEAVES] > 0, 'an order without quantity rests');
      assert(orders.bookOf(slot) === book && orders.priceOf(slot) === price, 'an order rests elsewhere');
      count++;
      total += words[at + LEAVES];
      this.#resting++;
      this.#checkName(slot);
      previous = slot;
    }
    assert(levels.words[level + TAIL] === previous, 'a queue has another tail');
    assert(count > 0 && levels.words[level + COUNT] === count, 'a level counts other orders');
    assert(levels.totalOf(level) === total, 'a level has another total');
  }

  #checkName(slot: number): void {
    const key = this.#books.orders.keyOf(slot);
    if (key === 0) return;
    this.#named++;
    assert(this.#index.find(key) === slot, 'the order index leads elsewhere');
  }
}
