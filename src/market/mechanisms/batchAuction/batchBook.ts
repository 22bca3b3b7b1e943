import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import { BookCheck } from '../../exchange/book/bookCheck.ts';
import * as bookLayout from '../../exchange/book/bookLayout.ts';
import { type BookTerms, NO_TERMS, VISIBILITY } from '../../exchange/book/bookTerms.ts';
import * as levelLayout from '../../exchange/book/levelLayout.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import { type BooksState, RestingOrders } from '../../exchange/book/restingOrders.ts';
import type { CallInterest } from '../callAuction/callInterest.ts';

const { BEST_LEVEL, ROOT, SIDE_SHIFT } = bookLayout;
const { COUNT, HEAD, NO_LEVEL, PRICE } = levelLayout;
const { LEVEL, NO_SLOT, ORDER_SHIFT } = orderLayout;
const { bookOf, DARK, rankOf } = ranks;
/** A queue of market orders stays, empty or not, so it counts one order that is not there. */
const PHANTOM = 1;
const SIDES = 2;

/** An order that waits for its first batch is in no feed. */
export const SEALED_TERMS: BookTerms = { ...NO_TERMS, hidden: true };

interface BatchBookState {
  readonly books: BooksState & { readonly [part: string]: PlainData };
  readonly sealedSides: Int32Array;
  readonly markets: Int32Array;
  readonly batches: Float64Array;
  readonly once: Uint8Array;
}

/**
 * The orders of batch auctions in typed arrays: those that earlier batches left lie in the displayed books, those that
 * wait for their first batch in the dark ones, and sealed market orders in queues that no price index leads to.
 */
export class BatchBook extends RestingOrders {
  /** Queue of the market orders of each side of each instrument, or 0 where there has been none. */
  #markets = new Int32Array(0);
  /** Number of the batch that an order came for, by slot. */
  batchOf = new Float64Array(0);
  /** 1 for an order that ends with its first batch, by slot. */
  once = new Uint8Array(0);

  /** Makes room in the columns for all slots that there are. */
  protected growColumns(): void {
    const { length } = this.orderIds;
    if (this.batchOf.length >= length) return;
    const { batchOf, once } = this;
    this.batchOf = new Float64Array(length);
    this.once = new Uint8Array(length);
    this.batchOf.set(batchOf);
    this.once.set(once);
  }

  /** Puts an order in hand last in its sealed queue. */
  protected appendSealed(slot: number, book: number, price: number): void {
    if (price === 0) this.appendTo(this.#marketLevel(book), slot);
    else this.append(slot, book | DARK, price);
  }

  #marketLevel(book: number): number {
    const at = (ranks.instrumentOfBook(book) * SIDES) | ranks.sideOfBook(book);
    if (this.#markets.length < this.instruments * SIDES) {
      const markets = new Int32Array(this.instruments * SIDES);
      markets.set(this.#markets);
      this.#markets = markets;
    }
    if (this.#markets[at] === NO_LEVEL) {
      const level = this.takeLevel(book | DARK, 0);
      this.levelWords[level + COUNT] = PHANTOM;
      this.#markets[at] = level;
    }
    return this.#markets[at];
  }

  isSealed(slot: number): boolean {
    return (this.bookOf(slot) & DARK) !== 0;
  }

  visibilityOf(slot: number): number {
    return this.isSealed(slot) ? VISIBILITY.dark : VISIBILITY.whole;
  }

  displayedOf(slot: number): number {
    return this.isSealed(slot) ? 0 : this.leavesOf(slot);
  }

  termsOf(slot: number): BookTerms {
    return this.isSealed(slot) ? SEALED_TERMS : NO_TERMS;
  }

  slotOf(key: number): number {
    return this.findOrder(key);
  }

  /** Price 0 names the sealed market orders. */
  override levelAt(instrument: number, side: Side, price: number): number {
    if (price !== 0) return super.levelAt(instrument, side, price);
    const at = instrument * SIDES + side;
    return at < this.#markets.length ? this.#markets[at] : NO_LEVEL;
  }

  override levelOrders(instrument: number, side: Side, price: number): number {
    const orders = super.levelOrders(instrument, side, price);
    return price === 0 && orders > 0 ? orders - PHANTOM : orders;
  }

  firstDark(instrument: number, side: Side): number {
    return this.#head(this.bestLevel(bookOf(instrument, side) | DARK));
  }

  nextDark(slot: number): number {
    const behind = this.nextInLevel(slot);
    if (behind !== NO_SLOT) return behind;
    return this.#head(this.levelAfter(this.orderWords[(slot << ORDER_SHIFT) + LEVEL], this.bookOf(slot)));
  }

  #head(level: number): number {
    return level === NO_LEVEL ? NO_SLOT : this.levelWords[level + HEAD];
  }

  /** The best level of a book, or 0. */
  protected bestLevel(book: number): number {
    return this.sides[(book << SIDE_SHIFT) + BEST_LEVEL];
  }

  /** The next worse level of the same book, or 0. */
  protected levelAfter(level: number, book: number): number {
    return this.levelBelow(
      this.sides[(book << SIDE_SHIFT) + ROOT],
      rankOf(book, this.levelWords[level + PRICE]),
    );
  }

  /** What stands on one side, displayed and sealed, summed by limit. */
  protected collect(instrument: number, side: Side, into: CallInterest): void {
    const shown = bookOf(instrument, side);
    const sealed = shown | DARK;
    const market = this.levelQuantity(instrument, side, 0);
    if (market > 0) into.addMarket(side, market);
    let a = this.bestLevel(shown);
    let b = this.bestLevel(sealed);
    while (a !== NO_LEVEL || b !== NO_LEVEL) {
      const price = this.betterPrice(shown, a, b);
      let quantity = 0;
      if (a !== NO_LEVEL && this.levelWords[a + PRICE] === price) {
        quantity += this.totalOf(a);
        a = this.levelAfter(a, shown);
      }
      if (b !== NO_LEVEL && this.levelWords[b + PRICE] === price) {
        quantity += this.totalOf(b);
        b = this.levelAfter(b, sealed);
      }
      into.addLevel(side, price, quantity);
    }
  }

  /** The better of the prices of two levels, of which one may be none. */
  protected betterPrice(book: number, a: number, b: number): number {
    if (a === NO_LEVEL) return this.levelWords[b + PRICE];
    const price = this.levelWords[a + PRICE];
    if (b === NO_LEVEL) return price;
    const other = this.levelWords[b + PRICE];
    return rankOf(book, price) >= rankOf(book, other) ? price : other;
  }

  protected checkBooks(): void {
    new BookCheck(this).run(
      [...this.#markets].filter((level) => level !== NO_LEVEL),
      PHANTOM,
    );
  }

  protected batchBookState(): BatchBookState {
    return {
      books: this.booksState(),
      sealedSides: this.sidesState(DARK),
      markets: this.#markets.slice(),
      batches: this.batchOf.slice(0, this.ordersUsed),
      once: this.once.slice(0, this.ordersUsed),
    };
  }

  protected restoreBatchBook(state: BatchBookState): void {
    this.restoreBooks(state.books);
    this.restoreSides(DARK, state.sealedSides);
    this.#markets = state.markets.slice();
    this.growColumns();
    this.batchOf.set(state.batches);
    this.once.set(state.once);
  }

  override reset(): void {
    super.reset();
    this.#markets.fill(NO_LEVEL);
  }
}
