import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import * as bookLayout from './bookLayout.ts';
import * as levelLayout from './levelLayout.ts';
import type { LevelStoreState } from './levelStore.ts';
import * as orderLayout from './orderLayout.ts';
import type { OrderStoreState } from './orderStore.ts';
import { PriceIndex, type PriceIndexState } from './priceIndex.ts';
import * as ranks from './rank.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BEST_LEVEL, BEST_RANK, NO_ROOT, ROOT, SIDE_SHIFT, SPECIALS } = bookLayout;
const { BOOK, COUNT, HEAD, LEAF, NO_LEVEL, PRICE, TAIL, TOTAL_OFFSET } = levelLayout;
const { IN_HAND, LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, PREVIOUS } = orderLayout;
const { BOOKS_SHIFT, bookOf, instrumentOfBook, NO_RANK, rankOf, sideOfBook } = ranks;
const BOOKS = 1 << BOOKS_SHIFT;
const BOTH_SIDES = 2 << SIDE_SHIFT;

export interface BooksState {
  readonly [part: string]: PlainData;
  readonly orders: OrderStoreState & { readonly [part: string]: PlainData };
  readonly levels: LevelStoreState & { readonly [part: string]: PlainData };
  readonly prices: PriceIndexState & { readonly [part: string]: PlainData };
  /** Records of the displayed books. */
  readonly sides: Int32Array;
}

/** Orders of one book (see `bookOf`) wait in queues, one per price: what matching engine and feed book share. */
export class RestingOrders extends PriceIndex {
  sides = new Int32Array(BOOKS << SIDE_SHIFT);
  /** Books: four per instrument. */
  books = 0;

  /** Empty books; gives the instrument's number. */
  addInstrument(): number {
    if (this.sides.length === this.books << SIDE_SHIFT) {
      const larger = new Int32Array(this.sides.length * 2);
      larger.set(this.sides);
      this.sides = larger;
    }
    for (let book = this.books; book < this.books + BOOKS; book++) this.#clearSide(book);
    this.books += BOOKS;
    return this.instruments - 1;
  }

  get instruments(): number {
    return this.books >> BOOKS_SHIFT;
  }

  /** Puts an order in hand last in the queue of its price. May grow the levels and the price index. */
  append(slot: number, book: number, price: number): void {
    this.appendTo(this.#levelFor(book, price), slot);
  }

  /** Puts an order in hand last in the queue of a level. */
  appendTo(level: number, slot: number): void {
    const words = this.orderWords;
    const levels = this.levelWords;
    const at = slot << ORDER_SHIFT;
    const last = levels[level + TAIL];
    words[at + LEVEL] = level;
    words[at + PREVIOUS] = last;
    words[at + NEXT] = NO_SLOT;
    levels[level + TAIL] = slot;
    if (last === NO_SLOT) levels[level + HEAD] = slot;
    else words[(last << ORDER_SHIFT) + NEXT] = slot;
    levels[level + COUNT]++;
    this.levelTotals[(level >> 1) + TOTAL_OFFSET] += words[at + LEAVES];
  }

  /** Puts an order in hand first in the queue of its price. */
  prepend(slot: number, book: number, price: number): void {
    const level = this.#levelFor(book, price);
    const words = this.orderWords;
    const levels = this.levelWords;
    const at = slot << ORDER_SHIFT;
    const first = levels[level + HEAD];
    words[at + LEVEL] = level;
    words[at + PREVIOUS] = NO_SLOT;
    words[at + NEXT] = first;
    levels[level + HEAD] = slot;
    if (first === NO_SLOT) levels[level + TAIL] = slot;
    else words[(first << ORDER_SHIFT) + PREVIOUS] = slot;
    levels[level + COUNT]++;
    this.levelTotals[(level >> 1) + TOTAL_OFFSET] += words[at + LEAVES];
  }

  /** Takes a resting order, with what it has left, out of its queue and back in hand. */
  unlink(slot: number): void {
    const words = this.orderWords;
    const levels = this.levelWords;
    const at = slot << ORDER_SHIFT;
    const level = words[at + LEVEL];
    const next = words[at + NEXT];
    const previous = words[at + PREVIOUS];
    words[at + LEVEL] = IN_HAND;
    words[at + NEXT] = levels[level + PRICE];
    words[at + PREVIOUS] = levels[level + BOOK];
    if (next === NO_SLOT) levels[level + TAIL] = previous;
    else words[(next << ORDER_SHIFT) + PREVIOUS] = previous;
    if (previous === NO_SLOT) levels[level + HEAD] = next;
    else words[(previous << ORDER_SHIFT) + NEXT] = next;
    const left = levels[level + COUNT] - 1;
    levels[level + COUNT] = left;
    if (left === 0) this.#dropLevel(level);
    else this.levelTotals[(level >> 1) + TOTAL_OFFSET] -= words[at + LEAVES];
  }

  /** Price of an order, resting or in hand; 0 for a market order. */
  priceOf(slot: number): number {
    const at = slot << ORDER_SHIFT;
    const level = this.orderWords[at + LEVEL];
    return level === IN_HAND ? this.orderWords[at + NEXT] : this.levelWords[level + PRICE];
  }

  /** Book of an order, resting or in hand. */
  bookOf(slot: number): number {
    const at = slot << ORDER_SHIFT;
    const level = this.orderWords[at + LEVEL];
    return level === IN_HAND ? this.orderWords[at + PREVIOUS] : this.levelWords[level + BOOK];
  }

  instrumentOf(slot: number): number {
    return instrumentOfBook(this.bookOf(slot));
  }

  sideOf(slot: number): Side {
    return sideOfBook(this.bookOf(slot));
  }

  /** Takes quantity off a resting order in its place. */
  takeOff(slot: number, quantity: number): void {
    const words = this.orderWords;
    const at = slot << ORDER_SHIFT;
    words[at + LEAVES] -= quantity;
    this.levelTotals[(words[at + LEVEL] >> 1) + TOTAL_OFFSET] -= quantity;
  }

  /** Best price of a side, or 0. */
  best(instrument: number, side: Side): number {
    const level = this.sides[(bookOf(instrument, side) << SIDE_SHIFT) + BEST_LEVEL];
    return level === NO_LEVEL ? 0 : this.levelWords[level + PRICE];
  }

  /** True where the best displayed prices of a book and the one facing it overlap or meet. */
  isCrossed(book: number): boolean {
    const bid = this.best(instrumentOfBook(book), BUY);
    const ask = this.best(instrumentOfBook(book), SELL);
    return bid !== 0 && ask !== 0 && bid >= ask;
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    const book = bookOf(instrument, side);
    const level = this.levelBelow(this.sides[(book << SIDE_SHIFT) + ROOT], rankOf(book, price));
    return level === NO_LEVEL ? 0 : this.levelWords[level + PRICE];
  }

  /** The level at a price, or 0. */
  levelAt(instrument: number, side: Side, price: number): number {
    const book = bookOf(instrument, side);
    return this.findLevel(this.sides[(book << SIDE_SHIFT) + ROOT], rankOf(book, price));
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? 0 : this.totalOf(level);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? 0 : this.levelWords[level + COUNT];
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? NO_SLOT : this.levelWords[level + HEAD];
  }

  nextInLevel(slot: number): number {
    return this.orderWords[(slot << ORDER_SHIFT) + NEXT];
  }

  /** Empties the books and keeps their memory; the instruments stay. */
  reset(): void {
    this.resetOrders();
    this.resetIndex();
    this.resetLevels();
    this.resetPrices();
    for (let book = 0; book < this.books; book++) this.#clearSide(book);
  }

  /** What the engines' snapshots have in common. */
  booksState(): BooksState {
    return {
      orders: { ...this.ordersState() },
      levels: { ...this.levelsState() },
      prices: { ...this.pricesState() },
      sides: this.sidesState(0),
    };
  }

  restoreBooks(state: BooksState): void {
    this.restoreOrders(state.orders);
    this.restoreLevels(state.levels);
    this.restorePrices(state.prices);
    this.books = 0;
    while (this.books << (SIDE_SHIFT - 1) < state.sides.length) this.addInstrument();
    this.restoreSides(0, state.sides);
    this.rebuildIndex();
  }

  /** Records of one kind of book, displayed (0) or {@link DARK}: the two sides of each instrument in turn. */
  protected sidesState(kind: number): Int32Array {
    const state = new Int32Array(this.books << (SIDE_SHIFT - 1));
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      const from = (bookOf(instrument, BUY) | kind) << SIDE_SHIFT;
      state.set(this.sides.subarray(from, from + BOTH_SIDES), instrument * BOTH_SIDES);
    }
    return state;
  }

  protected restoreSides(kind: number, state: Int32Array): void {
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      const from = instrument * BOTH_SIDES;
      this.sides.set(state.subarray(from, from + BOTH_SIDES), (bookOf(instrument, BUY) | kind) << SIDE_SHIFT);
    }
  }

  #clearSide(book: number): void {
    const at = book << SIDE_SHIFT;
    this.sides[at + BEST_RANK] = NO_RANK;
    this.sides[at + BEST_LEVEL] = NO_LEVEL;
    this.sides[at + ROOT] = NO_ROOT;
    this.sides[at + SPECIALS] = 0;
  }

  #levelFor(book: number, price: number): number {
    const rank = rankOf(book, price);
    const level = this.findLevel(this.sides[(book << SIDE_SHIFT) + ROOT], rank);
    return level === NO_LEVEL ? this.#addLevel(book, price, rank) : level;
  }

  #addLevel(book: number, price: number, rank: number): number {
    const at = book << SIDE_SHIFT;
    const sides = this.sides;
    const level = this.takeLevel(book, price);
    const root = this.insertLevel(sides[at + ROOT], rank, level);
    sides[at + ROOT] = root;
    this.levelWords[level + LEAF] = this.leafOf(root, rank);
    if (rank > sides[at + BEST_RANK]) {
      sides[at + BEST_RANK] = rank;
      sides[at + BEST_LEVEL] = level;
    }
    return level;
  }

  #dropLevel(level: number): void {
    const levels = this.levelWords;
    const book = levels[level + BOOK];
    const leaf = levels[level + LEAF];
    const rank = rankOf(book, levels[level + PRICE]);
    const at = book << SIDE_SHIFT;
    const sides = this.sides;
    if (sides[at + BEST_LEVEL] === level) {
      const next = this.levelBelowInLeaf(sides[at + ROOT], leaf, rank);
      sides[at + BEST_LEVEL] = next;
      sides[at + BEST_RANK] = next === NO_LEVEL ? NO_RANK : rankOf(book, levels[next + PRICE]);
    }
    sides[at + ROOT] = this.removeLevel(sides[at + ROOT], leaf, rank);
    this.releaseLevel(level);
  }
}
