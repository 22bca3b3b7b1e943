import { assert } from '../../../core/utils/assert.ts';
import { BEST_LEVEL, BEST_RANK, ROOT, SIDE_SHIFT } from './bookLayout.ts';
import { BOOK, COUNT, HEAD, LEAF, PRICE, TAIL } from './levelLayout.ts';
import { FREE, LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, PREVIOUS } from './orderLayout.ts';
import { NO_RANK, rankOf } from './rank.ts';
import type { RestingOrders } from './restingOrders.ts';

/** Walks books from top to bottom and asserts that every structure tells the same story. */
export class BookCheck {
  readonly #books: RestingOrders;
  #resting = 0;
  #named = 0;
  #levels = 0;
  #nodes = 0;

  constructor(books: RestingOrders) {
    this.#books = books;
  }

  /** `markets` are the levels of market orders in calls, which count `phantom` orders too many. */
  run(markets: readonly number[] = [], phantom = 0): void {
    for (const level of markets) {
      this.#levels++;
      this.#checkQueue(this.#books.levelWords[level + BOOK], level, phantom);
    }
    for (let book = 0; book < this.#books.books; book++) this.#checkBook(book);
    const books = this.#books;
    assert(books.liveOrders === this.#resting, 'a slot is neither free nor in a queue');
    assert(
      books.ordersUsed === this.#resting + books.countFreeSlots(),
      'the free list of the orders lost slots',
    );
    assert(books.levelsInUse() === this.#levels, 'a level is neither free nor in a book');
    assert(books.nodesInUse() === this.#nodes, 'a node of the price index is neither free nor in a tree');
    assert(books.indexedOrders === this.#named, 'the order index holds other orders than the books');
    books.checkIndex();
  }

  #checkBook(book: number): void {
    const { sides, levelWords: levels } = this.#books;
    const at = book << SIDE_SHIFT;
    let best = NO_RANK;
    this.#nodes += this.#books.checkPrices(sides[at + ROOT], (rank, level, leaf) => {
      if (best === NO_RANK) {
        best = rank;
        assert(sides[at + BEST_LEVEL] === level, 'the best level is not the first');
      }
      assert(levels[level + BOOK] === book, 'a level lies in another book');
      assert(rankOf(book, levels[level + PRICE]) === rank, 'a level lies at another price');
      assert(levels[level + LEAF] === leaf, 'a level knows another leaf');
      this.#levels++;
      this.#checkQueue(book, level, 0);
    });
    assert(sides[at + BEST_RANK] === best, 'the best price is not the first');
  }

  #checkQueue(book: number, level: number, phantom: number): void {
    const { orderWords: words, levelWords: levels } = this.#books;
    const price = levels[level + PRICE];
    let count = 0;
    let total = 0;
    let previous = NO_SLOT;
    for (let slot = levels[level + HEAD]; slot !== NO_SLOT; slot = words[(slot << ORDER_SHIFT) + NEXT]) {
      const at = slot << ORDER_SHIFT;
      assert(words[at + PREVIOUS] === previous, 'a queue is not linked back');
      assert(words[at + LEVEL] === level && words[at + LEVEL] !== FREE, 'an order knows another level');
      assert(words[at + LEAVES] > 0, 'an order without quantity rests');
      assert(
        this.#books.bookOf(slot) === book && this.#books.priceOf(slot) === price,
        'an order rests elsewhere',
      );
      count++;
      total += words[at + LEAVES];
      this.#resting++;
      this.#checkName(slot);
      previous = slot;
    }
    assert(levels[level + TAIL] === previous, 'a queue has another tail');
    assert(count + phantom > 0 && levels[level + COUNT] === count + phantom, 'a level counts other orders');
    assert(this.#books.totalOf(level) === total, 'a level has another total');
  }

  #checkName(slot: number): void {
    const key = this.#books.keyOf(slot);
    if (key === 0) return;
    this.#named++;
    assert(this.#books.findOrder(key) === slot, 'the order index leads elsewhere');
  }
}
