import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import * as bookLayout from './bookLayout.ts';
import { type BookTerms, NO_TERMS, VISIBILITY, visibilityUnder } from './bookTerms.ts';
import * as levelLayout from './levelLayout.ts';
import * as orderLayout from './orderLayout.ts';
import { Peaks, type PeaksState } from './peaks.ts';
import * as ranks from './rank.ts';
import { RestingOrders } from './restingOrders.ts';
import * as termLayout from './termLayout.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BEST_LEVEL, ROOT, SIDE_SHIFT, SPECIALS } = bookLayout;
const { BOOK, HEAD, NO_LEVEL, PRICE, TAIL, TOTAL_OFFSET } = levelLayout;
const { LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, PREVIOUS } = orderLayout;
const { bookOf, DARK, rankOf } = ranks;
const { ALL_OR_NONE, DISPLAY, HIDDEN, INSTRUCTIONS, MINIMUM, RANGE, RESERVE, TERM_SHIFT, VISIBLE, WHOLE } =
  termLayout;

export interface TermsState {
  readonly [part: string]: PlainData;
  readonly records: Int32Array;
  /** Records of the dark books. */
  readonly dark: Int32Array;
  /** Null before the first draw. */
  readonly peaks: PeaksState | null;
}

/**
 * Terms of orders, in a side table by slot that stays empty until an order has some. Of an iceberg the books hold the
 * peak alone, so what they add up is what is displayed; orders that are not displayed lie in the dark books.
 */
export class TermStore extends RestingOrders {
  /** Orders with terms that live, resting or in hand. */
  termOrders = 0;
  protected readonly peaks: Peaks;
  #terms = new Int32Array(0);

  constructor(capacity: number, seed: number | string) {
    super(capacity);
    this.peaks = new Peaks(seed);
  }

  visibilityOf(slot: number): number {
    const at = slot << TERM_SHIFT;
    return at < this.#terms.length ? this.#terms[at + VISIBLE] : VISIBILITY.whole;
  }

  termsOf(slot: number): BookTerms {
    if (this.visibilityOf(slot) === VISIBILITY.whole) return NO_TERMS;
    const at = slot << TERM_SHIFT;
    const words = this.#terms;
    const allOrNone = (words[at + INSTRUCTIONS] & ALL_OR_NONE) !== 0;
    return {
      displayQuantity: words[at + DISPLAY],
      displayRange: words[at + RANGE],
      hidden: (words[at + INSTRUCTIONS] & HIDDEN) !== 0,
      allOrNone,
      minimumQuantity: allOrNone ? 0 : words[at + MINIMUM],
    };
  }

  override leavesOf(slot: number): number {
    const offered = this.orderWords[(slot << ORDER_SHIFT) + LEAVES];
    return this.termOrders === 0 ? offered : offered + this.reserveOf(slot);
  }

  displayedOf(slot: number): number {
    if (this.visibilityOf(slot) === VISIBILITY.dark) return 0;
    return this.orderWords[(slot << ORDER_SHIFT) + LEAVES];
  }

  /** What an iceberg has behind its peak. */
  reserveOf(slot: number): number {
    return this.visibilityOf(slot) === VISIBILITY.whole ? 0 : this.#terms[(slot << TERM_SHIFT) + RESERVE];
  }

  /** The least that the order trades for; no more than 1 where it has no condition. */
  needOf(slot: number): number {
    if (this.visibilityOf(slot) !== VISIBILITY.dark) return 1;
    return Math.min(this.#terms[(slot << TERM_SHIFT) + MINIMUM], this.leavesOf(slot));
  }

  /** True where the order may have to wait for a quantity, whatever stands against it. */
  hasCondition(slot: number): boolean {
    return this.visibilityOf(slot) === VISIBILITY.dark && this.#terms[(slot << TERM_SHIFT) + MINIMUM] > 1;
  }

  /** Gives an order in hand its terms. */
  protected setTerms(slot: number, terms: BookTerms): void {
    const visibility = visibilityUnder(terms);
    if (visibility === VISIBILITY.whole) return;
    const at = slot << TERM_SHIFT;
    if (at >= this.#terms.length) this.#grow();
    const words = this.#terms;
    words[at + VISIBLE] = visibility;
    words[at + RESERVE] = 0;
    words[at + DISPLAY] = terms.displayQuantity;
    words[at + RANGE] = terms.displayRange;
    words[at + MINIMUM] = terms.allOrNone ? WHOLE : terms.minimumQuantity;
    words[at + INSTRUCTIONS] = (terms.hidden ? HIDDEN : 0) | (terms.allOrNone ? ALL_OR_NONE : 0);
    this.termOrders++;
  }

  /** To be called before the slot of an order that may have terms is released. */
  protected dropTerms(slot: number): void {
    if (this.visibilityOf(slot) === VISIBILITY.whole) return;
    this.#terms[(slot << TERM_SHIFT) + VISIBLE] = VISIBILITY.whole;
    this.termOrders--;
  }

  /** `append` for an order that may have terms; `book` is the displayed one. */
  protected appendTerms(slot: number, book: number, price: number): void {
    const visibility = this.visibilityOf(slot);
    if (visibility === VISIBILITY.peak) this.#showPeak(slot, this.leavesOf(slot));
    this.append(slot, visibility === VISIBILITY.dark ? book | DARK : book, price);
    if (visibility !== VISIBILITY.whole) this.#count(book, 1);
  }

  /** `unlink` for an order that may have terms. */
  protected unlinkTerms(slot: number): void {
    this.unlink(slot);
    if (this.visibilityOf(slot) === VISIBILITY.whole) return;
    const at = slot << ORDER_SHIFT;
    const words = this.orderWords;
    words[at + PREVIOUS] &= ~DARK;
    words[at + LEAVES] += this.#terms[(slot << TERM_SHIFT) + RESERVE];
    this.#terms[(slot << TERM_SHIFT) + RESERVE] = 0;
    this.#count(words[at + PREVIOUS], -1);
  }

  /** Shows the next peak of an iceberg whose peak is used up, last at its price. */
  protected refill(slot: number): void {
    const at = slot << ORDER_SHIFT;
    const level = this.orderWords[at + LEVEL];
    const reserve = this.#terms[(slot << TERM_SHIFT) + RESERVE];
    if (this.levelWords[level + HEAD] === this.levelWords[level + TAIL]) {
      this.#showPeak(slot, reserve);
      this.levelTotals[(level >> 1) + TOTAL_OFFSET] += this.orderWords[at + LEAVES];
      return;
    }
    const book = this.levelWords[level + BOOK];
    this.unlink(slot);
    this.#showPeak(slot, reserve);
    this.append(slot, book, this.levelWords[level + PRICE]);
  }

  /** Off the reserve of an iceberg first. */
  override takeOff(slot: number, quantity: number): void {
    const fromReserve = this.termOrders === 0 ? 0 : Math.min(quantity, this.reserveOf(slot));
    if (fromReserve > 0) this.#terms[(slot << TERM_SHIFT) + RESERVE] -= fromReserve;
    super.takeOff(slot, quantity - fromReserve);
  }

  /** First dark order of a side, or -1. */
  firstDark(instrument: number, side: Side): number {
    const level = this.sides[((bookOf(instrument, side) | DARK) << SIDE_SHIFT) + BEST_LEVEL];
    return level === NO_LEVEL ? NO_SLOT : this.levelWords[level + HEAD];
  }

  /** The dark order behind a dark one, or -1. */
  nextDark(slot: number): number {
    const at = slot << ORDER_SHIFT;
    const next = this.orderWords[at + NEXT];
    if (next !== NO_SLOT) return next;
    const level = this.orderWords[at + LEVEL];
    const book = this.levelWords[level + BOOK];
    const rank = rankOf(book, this.levelWords[level + PRICE]);
    const worse = this.levelBelow(this.sides[(book << SIDE_SHIFT) + ROOT], rank);
    return worse === NO_LEVEL ? NO_SLOT : this.levelWords[worse + HEAD];
  }

  protected resetTerms(): void {
    this.termOrders = 0;
    this.#terms.fill(0);
    this.peaks.reset();
  }

  /** Nothing as long as there is nothing to keep. */
  protected termsState(): TermsState | undefined {
    const peaks = this.peaks.snapshot();
    if (this.termOrders === 0 && peaks === null) return undefined;
    const records = new Int32Array(this.ordersUsed << TERM_SHIFT);
    records.set(this.#terms.subarray(0, records.length));
    for (let at = 0; at < records.length; at += 1 << TERM_SHIFT) {
      if (records[at + VISIBLE] === VISIBILITY.whole) records.fill(0, at, at + (1 << TERM_SHIFT));
    }
    return { records, dark: this.sidesState(DARK), peaks };
  }

  /** To be called after the orders and books are restored. */
  protected restoreTerms(state: TermsState | undefined): void {
    this.resetTerms();
    if (state === undefined) return;
    this.#terms = state.records.slice();
    this.restoreSides(DARK, state.dark);
    this.peaks.restore(state.peaks);
    for (let slot = 0; slot < this.#terms.length >> TERM_SHIFT; slot++) {
      if (this.visibilityOf(slot) !== VISIBILITY.whole) this.termOrders++;
    }
  }

  /** Splits `quantity` of an order in hand, or between two peaks, into a new peak and what stays behind it. */
  #showPeak(slot: number, quantity: number): void {
    const at = slot << TERM_SHIFT;
    const peak = Math.min(this.peaks.next(this.#terms[at + DISPLAY], this.#terms[at + RANGE]), quantity);
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = peak;
    this.#terms[at + RESERVE] = quantity - peak;
  }

  /** One more or fewer order with terms at an instrument. */
  #count(book: number, change: number): void {
    const instrument = book & ~1;
    this.sides[((instrument | BUY) << SIDE_SHIFT) + SPECIALS] += change;
    this.sides[((instrument | SELL) << SIDE_SHIFT) + SPECIALS] += change;
  }

  #grow(): void {
    const larger = new Int32Array((this.orderWords.length >> ORDER_SHIFT) << TERM_SHIFT);
    larger.set(this.#terms);
    this.#terms = larger;
  }
}
