import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { BOOK, COUNT, HEAD, LEAF, LevelStore, NO_LEVEL, PRICE, TAIL, TOTAL_OFFSET } from './levelStore.ts';
import { IN_HAND, LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, OrderStore, PREVIOUS } from './orderStore.ts';
import { NO_NODE, PriceIndex } from './priceIndex.ts';
import { bookOf, NO_RANK, rankOf } from './rank.ts';

/** Words of a book's record: rank and level of its best price, root of its price index. */
export const SIDE_SHIFT = 2;
export const BEST_RANK = 0;
export const BEST_LEVEL = 1;
export const ROOT = 2;
const FIRST_BOOKS = 2;
const FIRST_LEVELS = 256;
const FIRST_NODES = 32;

/** Orders of one book (see `bookOf`) wait in queues, one per price: what matching engine and feed book share. */
export class RestingOrders {
  readonly orders: OrderStore;
  readonly levels = new LevelStore(FIRST_LEVELS);
  readonly prices = new PriceIndex(FIRST_NODES);
  sides = new Int32Array(FIRST_BOOKS << SIDE_SHIFT);
  /** Books: two per instrument. */
  books = 0;

  constructor(capacity: number) {
    this.orders = new OrderStore(capacity);
  }

  /** Two empty books; gives the instrument's number. */
  addInstrument(): number {
    if (this.sides.length === this.books << SIDE_SHIFT) {
      const larger = new Int32Array(this.sides.length * 2);
      larger.set(this.sides);
      this.sides = larger;
    }
    this.#clearSide(this.books);
    this.#clearSide(this.books + 1);
    this.books += 2;
    return (this.books >> 1) - 1;
  }

  /** Puts an order in hand last in the queue of its price. May grow the levels and the price index. */
  append(slot: number, book: number, price: number): void {
    const level = this.#levelFor(book, price);
    const words = this.orders.words;
    const levels = this.levels.words;
    const at = slot << ORDER_SHIFT;
    const last = levels[level + TAIL];
    words[at + LEVEL] = level;
    words[at + PREVIOUS] = last;
    words[at + NEXT] = NO_SLOT;
    levels[level + TAIL] = slot;
    if (last === NO_SLOT) levels[level + HEAD] = slot;
    else words[(last << ORDER_SHIFT) + NEXT] = slot;
    levels[level + COUNT]++;
    this.levels.totals[(level >> 1) + TOTAL_OFFSET] += words[at + LEAVES];
  }

  /** Puts an order in hand first in the queue of its price. */
  prepend(slot: number, book: number, price: number): void {
    const level = this.#levelFor(book, price);
    const words = this.orders.words;
    const levels = this.levels.words;
    const at = slot << ORDER_SHIFT;
    const first = levels[level + HEAD];
    words[at + LEVEL] = level;
    words[at + PREVIOUS] = NO_SLOT;
    words[at + NEXT] = first;
    levels[level + HEAD] = slot;
    if (first === NO_SLOT) levels[level + TAIL] = slot;
    else words[(first << ORDER_SHIFT) + PREVIOUS] = slot;
    levels[level + COUNT]++;
    this.levels.totals[(level >> 1) + TOTAL_OFFSET] += words[at + LEAVES];
  }

  /** Takes a resting order, with what it has left, out of its queue and back in hand. */
  unlink(slot: number): void {
    const words = this.orders.words;
    const levels = this.levels.words;
    const at = slot << ORDER_SHIFT;
    const level = words[at + LEVEL];
    const next = words[at + NEXT];
    const previous = words[at + PREVIOUS];
    words[at + LEVEL] = IN_HAND;
    if (next === NO_SLOT) levels[level + TAIL] = previous;
    else words[(next << ORDER_SHIFT) + PREVIOUS] = previous;
    if (previous === NO_SLOT) levels[level + HEAD] = next;
    else words[(previous << ORDER_SHIFT) + NEXT] = next;
    const left = levels[level + COUNT] - 1;
    levels[level + COUNT] = left;
    if (left === 0) this.#removeLevel(level);
    else this.levels.totals[(level >> 1) + TOTAL_OFFSET] -= words[at + LEAVES];
  }

  /** Takes quantity off a resting order in its place. */
  takeOff(slot: number, quantity: number): void {
    const words = this.orders.words;
    const at = slot << ORDER_SHIFT;
    words[at + LEAVES] -= quantity;
    this.levels.totals[(words[at + LEVEL] >> 1) + TOTAL_OFFSET] -= quantity;
  }

  /** Best price of a side, or 0. */
  best(instrument: number, side: Side): number {
    const level = this.sides[(bookOf(instrument, side) << SIDE_SHIFT) + BEST_LEVEL];
    return level === NO_LEVEL ? 0 : this.levels.words[level + PRICE];
  }

  /** True where the best prices of a book and the one facing it overlap or meet. */
  isCrossed(book: number): boolean {
    const bid = this.best(book >> 1, BUY);
    const ask = this.best(book >> 1, SELL);
    return bid !== 0 && ask !== 0 && bid >= ask;
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    const book = bookOf(instrument, side);
    const level = this.prices.below(this.sides[(book << SIDE_SHIFT) + ROOT], rankOf(book, price));
    return level === NO_LEVEL ? 0 : this.levels.words[level + PRICE];
  }

  /** The level at a price, or 0. */
  levelAt(instrument: number, side: Side, price: number): number {
    const book = bookOf(instrument, side);
    return this.prices.find(this.sides[(book << SIDE_SHIFT) + ROOT], rankOf(book, price));
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? 0 : this.levels.totalOf(level);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? 0 : this.levels.words[level + COUNT];
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    const level = this.levelAt(instrument, side, price);
    return level === NO_LEVEL ? NO_SLOT : this.levels.words[level + HEAD];
  }

  nextInLevel(slot: number): number {
    return this.orders.words[(slot << ORDER_SHIFT) + NEXT];
  }

  /** Empties the books and keeps their memory; the instruments stay. */
  reset(): void {
    this.orders.reset();
    this.levels.reset();
    this.prices.reset();
    for (let book = 0; book < this.books; book++) this.#clearSide(book);
  }

  snapshot(): PlainData {
    return {
      orders: this.orders.snapshot(),
      levels: this.levels.snapshot(),
      prices: this.prices.snapshot(),
      sides: this.sides.slice(0, this.books << SIDE_SHIFT),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.orders.restore(saved.orders);
    this.levels.restore(saved.levels);
    this.prices.restore(saved.prices);
    const sides = saved.sides as Int32Array;
    this.books = sides.length >> SIDE_SHIFT;
    if (sides.length > this.sides.length) this.sides = sides.slice();
    else this.sides.set(sides);
  }

  #clearSide(book: number): void {
    const at = book << SIDE_SHIFT;
    this.sides[at + BEST_RANK] = NO_RANK;
    this.sides[at + BEST_LEVEL] = NO_LEVEL;
    this.sides[at + ROOT] = NO_NODE;
  }

  #levelFor(book: number, price: number): number {
    const rank = rankOf(book, price);
    const level = this.prices.find(this.sides[(book << SIDE_SHIFT) + ROOT], rank);
    return level === NO_LEVEL ? this.#addLevel(book, price, rank) : level;
  }

  #addLevel(book: number, price: number, rank: number): number {
    const at = book << SIDE_SHIFT;
    const sides = this.sides;
    const level = this.levels.add(book, price);
    const root = this.prices.insert(sides[at + ROOT], rank, level);
    sides[at + ROOT] = root;
    this.levels.words[level + LEAF] = this.prices.leafOf(root, rank);
    if (rank > sides[at + BEST_RANK]) {
      sides[at + BEST_RANK] = rank;
      sides[at + BEST_LEVEL] = level;
    }
    return level;
  }

  #removeLevel(level: number): void {
    const levels = this.levels.words;
    const book = levels[level + BOOK];
    const leaf = levels[level + LEAF];
    const rank = rankOf(book, levels[level + PRICE]);
    const at = book << SIDE_SHIFT;
    const sides = this.sides;
    if (sides[at + BEST_LEVEL] === level) {
      const next = this.prices.belowInLeaf(sides[at + ROOT], leaf, rank);
      sides[at + BEST_LEVEL] = next;
      sides[at + BEST_RANK] = next === NO_LEVEL ? NO_RANK : rankOf(book, levels[next + PRICE]);
    }
    sides[at + ROOT] = this.prices.remove(sides[at + ROOT], leaf, rank);
    this.levels.release(level);
  }
}
