import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import * as bookLayout from './bookLayout.ts';
import * as bookTerms from './bookTerms.ts';
import type { CallSink } from './callMode.ts';
import * as levelLayout from './levelLayout.ts';
import * as orderLayout from './orderLayout.ts';
import * as ranks from './rank.ts';
import { TermMatcher } from './termMatcher.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { fillOrKill, immediateOrCancel, noLiquidity } = execution.CANCEL_REASON;
const { fok, gtc } = orderEntry.TIME_IN_FORCE;
const { BEST_LEVEL, BEST_RANK, ROOT, SIDE_SHIFT, SPECIALS } = bookLayout;
const { COUNT, HEAD, LEAF, NO_LEVEL, PRICE, TOTAL_OFFSET } = levelLayout;
const { LEAVES, LEVEL, NO_SLOT, ORDER_SHIFT } = orderLayout;
const { bookOf, instrumentOfBook, NO_RANK, rankOf, sideOfBook } = ranks;
const DARK_ORDER = bookTerms.VISIBILITY.dark;

/** Words of an instrument's call: 1 while it is called, then the queues of market orders, bids first. */
const CALL_SHIFT = 2;
const CALLED = 0;
const MARKET = 1;
/** A queue of market orders stays while the call lasts, empty or not, so it counts one order that is not there. */
export const PHANTOM = 1;

/**
 * Call mode, see `callMode.ts`. A called instrument counts as one that has an order with terms, so its orders take the
 * slow path of `TermMatcher`, which ends here; the fast path knows nothing of calls.
 *
 * Market orders of a call wait in a level of price 0 that no price index leads to.
 */
export class CallMatcher extends TermMatcher {
  #calls = new Int32Array(0);
  /** Instruments whose matching is off. */
  protected openCalls = 0;

  isMatching(instrument: number): boolean {
    return this.openCalls === 0 || this.#word(instrument, CALLED) === 0;
  }

  setMatching(instrument: number, on: boolean): void {
    if (this.isMatching(instrument) === on) return;
    if (on) this.#endCall(instrument);
    else this.#beginCall(instrument);
  }

  uncross(instrument: number, price: number): number {
    assert(!this.isMatching(instrument) && price > 0, 'an instrument is uncrossed that is not called');
    const bids = bookOf(instrument, BUY);
    const asks = bookOf(instrument, SELL);
    let darkBid = this.#participating(this.firstDark(instrument, BUY));
    let darkAsk = this.#participating(this.firstDark(instrument, SELL));
    let volume = 0;
    for (;;) {
      const bid = this.#firstAt(bids, price, darkBid);
      const ask = bid === NO_SLOT ? NO_SLOT : this.#firstAt(asks, price, darkAsk);
      if (ask === NO_SLOT) return volume;
      volume += this.#cross(bid, ask, price);
      // A dark order is left before it leaves its queue.
      if (bid === darkBid && this.leavesOf(bid) === 0) darkBid = this.#participating(this.nextDark(bid));
      if (ask === darkAsk && this.leavesOf(ask) === 0) darkAsk = this.#participating(this.nextDark(ask));
      if (this.orderWords[(bid << ORDER_SHIFT) + LEAVES] === 0) this.usedUp(bid);
      if (this.orderWords[(ask << ORDER_SHIFT) + LEAVES] === 0) this.usedUp(ask);
    }
  }

  collectCall(instrument: number, into: CallSink): void {
    for (const side of [BUY, SELL]) {
      const market = this.levelQuantity(instrument, side, 0);
      if (market > 0) into.addMarket(side, market);
      this.#collectSide(instrument, side, into);
    }
  }

  protected override wouldTake(makers: number, limitRank: number, quantity: number): boolean {
    return this.isMatching(instrumentOfBook(makers)) && super.wouldTake(makers, limitRank, quantity);
  }

  protected override enter(slot: number, book: number, price: number, timeInForce: number): void {
    if (this.isMatching(instrumentOfBook(book))) super.enter(slot, book, price, timeInForce);
    else if (timeInForce === fok) this.cancelInHand(slot, fillOrKill);
    else if (timeInForce !== gtc) this.cancelInHand(slot, immediateOrCancel);
    else if (price !== 0) this.restTerms(slot, book, price);
    else if (this.visibilityOf(slot) === DARK_ORDER) this.cancelInHand(slot, noLiquidity);
    else this.#restMarket(slot, book);
  }

  protected override settle(book: number, enteredAt = 0): void {
    if (this.isMatching(instrumentOfBook(book))) super.settle(book, enteredAt);
  }

  /** Price 0 names the market orders of a call. */
  override levelAt(instrument: number, side: Side, price: number): number {
    if (price !== 0) return super.levelAt(instrument, side, price);
    return this.isMatching(instrument) ? NO_LEVEL : this.#word(instrument, MARKET + side);
  }

  override levelOrders(instrument: number, side: Side, price: number): number {
    const orders = super.levelOrders(instrument, side, price);
    return price === 0 && orders > 0 ? orders - PHANTOM : orders;
  }

  /** The queues of market orders, for a check. */
  protected marketLevels(): number[] {
    const levels: number[] = [];
    for (let at = 0; at < this.#calls.length; at += 1 << CALL_SHIFT) {
      if (this.#calls[at + CALLED] === 1)
        levels.push(this.#calls[at + MARKET + BUY], this.#calls[at + MARKET + SELL]);
    }
    return levels;
  }

  /** Nothing as long as no instrument is called. */
  protected callsState(): Int32Array | undefined {
    return this.openCalls === 0 ? undefined : this.#calls.slice();
  }

  protected restoreCalls(state: Int32Array | undefined): void {
    this.#calls = state === undefined ? new Int32Array(0) : state.slice();
    this.openCalls = 0;
    for (let at = CALLED; at < this.#calls.length; at += 1 << CALL_SHIFT) this.openCalls += this.#calls[at];
  }

  #word(instrument: number, word: number): number {
    const at = (instrument << CALL_SHIFT) + word;
    return at < this.#calls.length ? this.#calls[at] : 0;
  }

  #beginCall(instrument: number): void {
    if (this.#calls.length < this.instruments << CALL_SHIFT) {
      const larger = new Int32Array(this.instruments << CALL_SHIFT);
      larger.set(this.#calls);
      this.#calls = larger;
    }
    const at = instrument << CALL_SHIFT;
    this.#calls[at + CALLED] = 1;
    for (const side of [BUY, SELL]) {
      const level = this.takeLevel(bookOf(instrument, side), 0);
      this.levelWords[level + COUNT] = PHANTOM;
      this.#calls[at + MARKET + side] = level;
      this.sides[(bookOf(instrument, side) << SIDE_SHIFT) + SPECIALS] += 1;
    }
    this.openCalls += 1;
  }

  #endCall(instrument: number): void {
    const at = instrument << CALL_SHIFT;
    for (const side of [BUY, SELL]) {
      const level = this.#calls[at + MARKET + side];
      while (this.levelWords[level + HEAD] !== NO_SLOT) {
        this.cancelResting(this.levelWords[level + HEAD], noLiquidity);
      }
      this.releaseLevel(level);
      this.sides[(bookOf(instrument, side) << SIDE_SHIFT) + SPECIALS] -= 1;
    }
    this.#calls.fill(0, at, at + (1 << CALL_SHIFT));
    this.openCalls -= 1;
    assert(!this.isCrossed(bookOf(instrument, BUY)), 'a book begins to match that is crossed');
    this.settle(bookOf(instrument, BUY));
  }

  #restMarket(slot: number, book: number): void {
    const level = this.#word(instrumentOfBook(book), MARKET + sideOfBook(book));
    this.appendTo(level, slot);
    this.enterOrder(this.keyOf(slot), slot);
    this.events.rested(slot);
  }

  /** The order of a displayed book, or of its dark twin, that trades next at `price`; or -1. */
  #firstAt(book: number, price: number, dark: number): number {
    const market = this.levelWords[this.#word(instrumentOfBook(book), MARKET + sideOfBook(book)) + HEAD];
    if (market !== NO_SLOT) return market;
    const shownRank = this.sides[(book << SIDE_SHIFT) + BEST_RANK];
    const darkRank = dark === NO_SLOT ? NO_RANK : rankOf(book, this.priceOf(dark));
    if (Math.max(shownRank, darkRank) < rankOf(book, price)) return NO_SLOT;
    return darkRank > shownRank
      ? dark
      : this.levelWords[this.sides[(book << SIDE_SHIFT) + BEST_LEVEL] + HEAD];
  }

  /** The first of the dark orders from `first` on that takes part in auctions, or -1. */
  #participating(first: number): number {
    let slot = first;
    while (slot !== NO_SLOT && this.needOf(slot) > 1) slot = this.nextDark(slot);
    return slot;
  }

  /** Trades what both offer; the lots. */
  #cross(bid: number, ask: number, price: number): number {
    const words = this.orderWords;
    const quantity = Math.min(words[(bid << ORDER_SHIFT) + LEAVES], words[(ask << ORDER_SHIFT) + LEAVES]);
    for (const slot of [bid, ask]) {
      const at = slot << ORDER_SHIFT;
      words[at + LEAVES] -= quantity;
      this.levelTotals[(words[at + LEVEL] >> 1) + TOTAL_OFFSET] -= quantity;
    }
    if (this.orderIds[bid] < this.orderIds[ask]) this.events.crossed?.(bid, ask, price, quantity);
    else this.events.crossed?.(ask, bid, price, quantity);
    return quantity;
  }

  /** Levels and dark orders merged into one list by limit, best first. */
  #collectSide(instrument: number, side: Side, into: CallSink): void {
    const book = bookOf(instrument, side);
    const hasReserves = this.termOrders > 0;
    let dark = this.#participating(this.firstDark(instrument, side));
    let level = this.sides[(book << SIDE_SHIFT) + BEST_LEVEL];
    while (level !== NO_LEVEL || dark !== NO_SLOT) {
      const shown = level === NO_LEVEL ? 0 : this.levelWords[level + PRICE];
      const hidden = dark === NO_SLOT ? 0 : this.priceOf(dark);
      const price =
        hidden === 0 || (shown !== 0 && rankOf(book, shown) >= rankOf(book, hidden)) ? shown : hidden;
      let quantity = 0;
      if (shown === price) {
        quantity = this.totalOf(level) + (hasReserves ? this.#reservesOf(level) : 0);
        level = this.#levelAfter(book, level);
      }
      while (dark !== NO_SLOT && this.priceOf(dark) === price) {
        quantity += this.leavesOf(dark);
        dark = this.#participating(this.nextDark(dark));
      }
      into.addLevel(side, price, quantity);
    }
  }

  #levelAfter(book: number, level: number): number {
    const rank = rankOf(book, this.levelWords[level + PRICE]);
    return this.levelBelowInLeaf(
      this.sides[(book << SIDE_SHIFT) + ROOT],
      this.levelWords[level + LEAF],
      rank,
    );
  }

  #reservesOf(level: number): number {
    let sum = 0;
    for (let slot = this.levelWords[level + HEAD]; slot !== NO_SLOT; slot = this.nextInLevel(slot)) {
      sum += this.reserveOf(slot);
    }
    return sum;
  }
}
