import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { Side } from '../../../core/models/side.ts';
import { NO_SLOT } from './orderLayout.ts';
import { instrumentOfBook, rankOf, sideOfBook } from './rank.ts';

const { selfTradeMode } = orderEntry;
const { allow, cancelOldest } = orderEntry.SELF_TRADE;

/** What it needs of the books. */
interface WalkedBooks {
  leavesOf(slot: number): number;
  displayedOf(slot: number): number;
  needOf(slot: number): number;
  accountOf(slot: number): number;
  flagsOf(slot: number): number;
  priceOf(slot: number): number;
  best(instrument: number, side: Side): number;
  nextLevel(instrument: number, side: Side, price: number): number;
  firstInLevel(instrument: number, side: Side, price: number): number;
  nextInLevel(slot: number): number;
  firstDark(instrument: number, side: Side): number;
  nextDark(slot: number): number;
}

/**
 * Goes down a book as matching would, without trading, and adds up what an order can get. It costs one step for each
 * order that matching would meet. Self-trade prevention counts as in matching: with `cancelOldest` an own order is
 * passed over, with every other mode it ends the walk.
 */
export class DepthWalk {
  readonly #books: WalkedBooks;
  #missing = 0;
  #account = 0;
  #mode = 0;

  constructor(books: WalkedBooks) {
    this.#books = books;
  }

  /** Lots that an order in hand or at rest would get from `makers`, a displayed book and its dark twin. */
  obtainable(taker: number, makers: number, limitRank: number): number {
    const books = this.#books;
    const wanted = books.leavesOf(taker);
    this.#missing = wanted;
    this.#account = books.accountOf(taker);
    this.#mode = selfTradeMode(books.flagsOf(taker));
    const instrument = instrumentOfBook(makers);
    const side = sideOfBook(makers);
    let dark = books.firstDark(instrument, side);
    for (
      let price = books.best(instrument, side);
      price !== 0 && rankOf(makers, price) >= limitRank;
      price = books.nextLevel(instrument, side, price)
    ) {
      // Dark orders at better prices come before the level.
      dark = this.#takeDark(dark, makers, rankOf(makers, price) + 1);
      if (dark === ENDED || !this.#takeLevel(books.firstInLevel(instrument, side, price))) {
        return wanted - this.#missing;
      }
    }
    this.#takeDark(dark, makers, limitRank);
    return wanted - this.#missing;
  }

  /** All that stands in `makers` and its dark twin at `limitRank` or better: no order gets more. */
  standing(makers: number, limitRank: number): number {
    const books = this.#books;
    const instrument = instrumentOfBook(makers);
    const side = sideOfBook(makers);
    let total = 0;
    for (
      let price = books.best(instrument, side);
      price !== 0 && rankOf(makers, price) >= limitRank;
      price = books.nextLevel(instrument, side, price)
    ) {
      let slot = books.firstInLevel(instrument, side, price);
      for (; slot !== NO_SLOT; slot = books.nextInLevel(slot)) total += books.leavesOf(slot);
    }
    let slot = books.firstDark(instrument, side);
    for (; slot !== NO_SLOT; slot = books.nextDark(slot)) {
      if (rankOf(makers, books.priceOf(slot)) < limitRank) break;
      total += books.leavesOf(slot);
    }
    return total;
  }

  /** Takes the dark orders from `first` on that are of `limitRank` or better; the first one that is not. */
  #takeDark(first: number, makers: number, limitRank: number): number {
    const books = this.#books;
    let slot = first;
    while (slot !== NO_SLOT && rankOf(makers, books.priceOf(slot)) >= limitRank) {
      if (books.needOf(slot) <= this.#missing && !this.#take(slot, books.leavesOf(slot))) return ENDED;
      if (this.#missing === 0) return ENDED;
      slot = books.nextDark(slot);
    }
    return slot;
  }

  /** Takes a displayed level: the peaks in their queue, then what the icebergs have behind them. */
  #takeLevel(first: number): boolean {
    const books = this.#books;
    let behind = 0;
    for (let slot = first; slot !== NO_SLOT; slot = books.nextInLevel(slot)) {
      const shown = books.displayedOf(slot);
      if (!this.#take(slot, shown)) return false;
      if (!this.#isOwn(slot)) behind += books.leavesOf(slot) - shown;
      if (this.#missing === 0) return false;
    }
    this.#missing -= Math.min(behind, this.#missing);
    return this.#missing > 0;
  }

  /** False where an own order bars the way. */
  #take(slot: number, lots: number): boolean {
    if (this.#isOwn(slot)) return this.#mode === cancelOldest;
    this.#missing -= Math.min(lots, this.#missing);
    return true;
  }

  #isOwn(slot: number): boolean {
    return this.#mode !== allow && this.#books.accountOf(slot) === this.#account;
  }
}

const ENDED = -2;
