import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { SIDE_SHIFT, SPECIALS } from './bookLayout.ts';
import type { BookQueries } from './bookQueries.ts';
import { type BookTerms, isConditional, VISIBILITY, visibilityUnder } from './bookTerms.ts';
import { NO_SLOT } from './orderLayout.ts';
import { bookOf, rankOf } from './rank.ts';

/** What it needs of the books. */
interface TermBooks extends BookQueries {
  readonly instruments: number;
  readonly termOrders: number;
  readonly sides: Int32Array;
  termsOf(slot: number): BookTerms;
  visibilityOf(slot: number): number;
  displayedOf(slot: number): number;
  reserveOf(slot: number): number;
  firstDark(instrument: number, side: Side): number;
  nextDark(slot: number): number;
  isMatching(instrument: number): boolean;
  firstTradable(book: number): number;
}

/** Asserts what must hold of orders with terms at rest. */
export class TermCheck {
  readonly #books: TermBooks;
  #found = 0;

  constructor(books: TermBooks) {
    this.#books = books;
  }

  run(): void {
    const books = this.#books;
    for (let instrument = 0; instrument < books.instruments; instrument++) {
      const before = this.#found;
      for (const side of [BUY, SELL]) this.#checkSide(instrument, side);
      const isMatching = books.isMatching(instrument);
      if (isMatching) this.#checkAtRest(instrument);
      // A call counts as one order with terms.
      const counted = this.#found - before + (isMatching ? 0 : 1);
      for (const side of [BUY, SELL]) {
        const at = (bookOf(instrument, side) << SIDE_SHIFT) + SPECIALS;
        assert(books.sides[at] === counted, 'a book counts other orders with terms');
      }
    }
    assert(books.termOrders === this.#found, 'orders with terms live that do not rest');
  }

  #checkSide(instrument: number, side: Side): void {
    const books = this.#books;
    for (
      let price = books.best(instrument, side);
      price !== 0;
      price = books.nextLevel(instrument, side, price)
    ) {
      for (
        let slot = books.firstInLevel(instrument, side, price);
        slot !== NO_SLOT;
        slot = books.nextInLevel(slot)
      ) {
        this.#checkOrder(slot, false);
      }
    }
    for (let slot = books.firstDark(instrument, side); slot !== NO_SLOT; slot = books.nextDark(slot)) {
      this.#checkOrder(slot, true);
    }
  }

  #checkOrder(slot: number, isDark: boolean): void {
    const books = this.#books;
    const terms = books.termsOf(slot);
    const visibility = books.visibilityOf(slot);
    assert(visibility === visibilityUnder(terms), 'an order is shown otherwise than its terms say');
    assert((visibility === VISIBILITY.dark) === isDark, 'an order lies in the wrong one of its two books');
    if (visibility !== VISIBILITY.whole) this.#found++;
    if (visibility !== VISIBILITY.peak)
      assert(books.reserveOf(slot) === 0, 'an order has a reserve without a peak');
    else {
      const shown = books.displayedOf(slot);
      assert(shown > 0 && shown <= terms.displayQuantity + terms.displayRange, 'a peak is not of its size');
      assert(books.reserveOf(slot) >= 0, 'an iceberg has less than nothing behind its peak');
    }
  }

  /** Where matching is on: nobody who could trade waits. */
  #checkAtRest(instrument: number): void {
    const books = this.#books;
    for (const side of [BUY, SELL]) {
      assert(
        books.firstTradable(bookOf(instrument, side)) === NO_SLOT,
        'an order with a condition could trade',
      );
      const makers = bookOf(instrument, opposite(side));
      const best = this.#bestUnconditional(instrument, opposite(side));
      for (let slot = books.firstDark(instrument, side); slot !== NO_SLOT; slot = books.nextDark(slot)) {
        if (isConditional(books.termsOf(slot)) || best === 0) continue;
        const reaches = rankOf(makers, best) >= rankOf(makers, books.priceOf(slot));
        assert(!reaches, 'a hidden order rests crossed');
      }
    }
  }

  /** The best price at which an order without a condition stands, displayed or hidden; 0 for none. */
  #bestUnconditional(instrument: number, side: Side): number {
    const books = this.#books;
    const shown = books.best(instrument, side);
    let slot = books.firstDark(instrument, side);
    while (slot !== NO_SLOT && isConditional(books.termsOf(slot))) slot = books.nextDark(slot);
    if (slot === NO_SLOT) return shown;
    const dark = books.priceOf(slot);
    if (shown === 0) return dark;
    return side === BUY ? Math.max(shown, dark) : Math.min(shown, dark);
  }
}
