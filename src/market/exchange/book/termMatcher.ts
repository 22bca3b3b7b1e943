import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import * as bookLayout from './bookLayout.ts';
import { DepthWalk } from './depthWalk.ts';
import * as levelLayout from './levelLayout.ts';
import { Matcher } from './matcher.ts';
import * as orderLayout from './orderLayout.ts';
import * as ranks from './rank.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { fillOrKill, immediateOrCancel, noLiquidity } = execution.CANCEL_REASON;
const { selfTradeMode } = orderEntry;
const { allow } = orderEntry.SELF_TRADE;
const { fok, gtc } = orderEntry.TIME_IN_FORCE;
const { BEST_LEVEL, BEST_RANK, SIDE_SHIFT, SPECIALS } = bookLayout;
const { HEAD, PRICE, TOTAL_OFFSET } = levelLayout;
const { LEAVES, LEVEL, NO_SLOT, ORDER_SHIFT } = orderLayout;
/** No rank is better. */
const BEST_OF_ALL = 0x7fffffff;
const { DARK, facing, instrumentOfBook, LOWEST_RANK, rankOf, sideOfBook } = ranks;

/**
 * Matching where orders have terms. Priority is price, then what is displayed before what is dark, then time; the
 * next peak of an iceberg queues last at its price. An order with a condition is passed over where it cannot trade,
 * and trades as if it entered then as soon as it can. docs/reference/book-terms.md has the rules.
 */
export class TermMatcher extends Matcher {
  readonly #walk = new DepthWalk(this);
  /** The next dark order that the present match may meet. */
  #dark = NO_SLOT;
  /** True where the last order that entered met another one. */
  #met = false;

  /** True where an order of `quantity` would trade (or meet its own account's order) at once. */
  protected wouldTake(makers: number, limitRank: number, quantity: number): boolean {
    const side = makers << SIDE_SHIFT;
    if (this.sides[side + BEST_RANK] >= limitRank) return true;
    if (this.sides[side + SPECIALS] === 0) return false;
    let slot = this.firstDark(instrumentOfBook(makers), sideOfBook(makers));
    while (slot !== NO_SLOT && rankOf(makers, this.priceOf(slot)) >= limitRank) {
      if (this.needOf(slot) <= quantity) return true;
      slot = this.nextDark(slot);
    }
    return false;
  }

  /** Matches an order in hand by its terms and time in force, and rests or ends what is left of it. */
  protected enter(slot: number, book: number, price: number, timeInForce: number): void {
    this.#met = false;
    const makers = facing(book);
    const limitRank = price === 0 ? LOWEST_RANK : rankOf(makers, price);
    const isWhole = timeInForce === fok;
    const need = isWhole ? this.leavesOf(slot) : this.needOf(slot);
    let left = need;
    if ((need <= 1 && !isWhole) || this.#walk.obtainable(slot, makers, limitRank) >= need) {
      left = this.#matchAny(slot, makers, limitRank);
      if (left === 0) return;
    } else if (isWhole) {
      this.cancelInHand(slot, fillOrKill);
      return;
    }
    if (price === 0) this.cancelInHand(slot, noLiquidity);
    else if (timeInForce !== gtc) this.cancelInHand(slot, immediateOrCancel);
    else this.restTerms(slot, book, price);
  }

  protected restTerms(slot: number, book: number, price: number): void {
    this.appendTerms(slot, book, price);
    this.enterOrder(this.keyOf(slot), slot);
    this.events.rested(slot);
  }

  #matchAny(slot: number, makers: number, limitRank: number): number {
    const plain = this.sides[(makers << SIDE_SHIFT) + SPECIALS] === 0 && this.visibilityOf(slot) === 0;
    return plain ? this.match(slot, makers, limitRank) : this.#matchTerms(slot, makers, limitRank);
  }

  /** As `match`, where the order or one that it may meet has terms. `makers` is the displayed book. */
  #matchTerms(taker: number, makers: number, limitRank: number): number {
    const mode = selfTradeMode(this.flagsOf(taker));
    const account = this.accountOf(taker);
    this.#dark = this.firstDark(instrumentOfBook(makers), sideOfBook(makers));
    for (;;) {
      const leaves = this.orderWords[(taker << ORDER_SHIFT) + LEAVES];
      const maker = this.#nextMaker(makers, limitRank, leaves);
      if (maker === NO_SLOT) return leaves;
      this.#met = true;
      const isOwn = mode !== allow && this.accountOf(maker) === account;
      const left = isOwn ? this.selfTrade.prevent(mode, maker, taker) : this.#trade(maker, taker);
      if (left === 0) return 0;
    }
  }

  /**
   * The next order to meet, or -1: the head of the best displayed level, unless a dark order at a better price is not
   * passed over. What is left of an incoming order only shrinks, so who is passed over once stays so.
   */
  #nextMaker(makers: number, limitRank: number, leaves: number): number {
    const side = makers << SIDE_SHIFT;
    const best = this.sides[side + BEST_RANK];
    while (this.#dark !== NO_SLOT) {
      const dark = this.#dark;
      const rank = rankOf(makers, this.priceOf(dark));
      if (rank <= best || rank < limitRank) break;
      this.#dark = this.nextDark(dark);
      if (this.needOf(dark) <= leaves) return dark;
    }
    return best < limitRank ? NO_SLOT : this.levelWords[this.sides[side + BEST_LEVEL] + HEAD];
  }

  /** What the taker has left; at 0 its slot is free. */
  #trade(maker: number, taker: number): number {
    const words = this.orderWords;
    const at = maker << ORDER_SHIFT;
    const level = words[at + LEVEL];
    const left = words[(taker << ORDER_SHIFT) + LEAVES];
    const quantity = Math.min(words[at + LEAVES], left);
    words[at + LEAVES] -= quantity;
    words[(taker << ORDER_SHIFT) + LEAVES] = left - quantity;
    this.levelTotals[(level >> 1) + TOTAL_OFFSET] -= quantity;
    this.events.traded(maker, taker, this.levelWords[level + PRICE], quantity);
    if (words[at + LEAVES] === 0) this.usedUp(maker);
    if (left === quantity) this.#release(taker);
    return left - quantity;
  }

  /** An order has traded all that it offered: it shows its next peak, or is gone. */
  protected usedUp(maker: number): void {
    if (this.reserveOf(maker) > 0) {
      this.refill(maker);
      this.events.displayed?.(maker, true);
      return;
    }
    this.withdrawOrder(this.keyOf(maker));
    this.unlinkTerms(maker);
    this.#release(maker);
  }

  #release(slot: number): void {
    this.dropTerms(slot);
    this.releaseSlot(slot);
  }

  /**
   * After each command to an instrument: while an order with a condition finds enough to trade, the first such
   * order, bids before asks and by priority, trades as if it entered now. Only orders that reach the other side are
   * looked at. Each round ends at least one order, so there are no more rounds than orders.
   *
   * `enteredAt` is not 0 where the command was an order of `book` that entered at this price. If it met nobody, only
   * those of the other side whose limit reaches it have more to trade with than before.
   */
  protected settle(book: number, enteredAt = 0): void {
    const bids = book & ~(SELL | DARK);
    let found = NO_SLOT;
    if (enteredAt > 0 && !this.#met) {
      const own = book & ~DARK;
      found = this.firstTradable(facing(own), rankOf(own, enteredAt));
    } else found = this.#firstOf(bids);
    while (found !== NO_SLOT) {
      const price = this.priceOf(found);
      const own = this.bookOf(found) & ~DARK;
      this.withdrawOrder(this.keyOf(found));
      this.unlinkTerms(found);
      this.events.entered?.(found);
      this.enter(found, own, price, gtc);
      found = this.#firstOf(bids);
    }
  }

  #firstOf(bids: number): number {
    const bid = this.firstTradable(bids | BUY);
    return bid === NO_SLOT ? this.firstTradable(bids | SELL) : bid;
  }

  /**
   * The first order with a condition in a displayed book's dark twin that finds enough to trade, or -1. Only those are
   * looked at whose limit reaches the best of the other side, and `reached` of it.
   */
  firstTradable(book: number, reached: number = BEST_OF_ALL): number {
    const makers = facing(book);
    const shown = this.sides[(makers << SIDE_SHIFT) + BEST_RANK];
    const best = Math.min(reached, Math.max(shown, this.sides[((makers | DARK) << SIDE_SHIFT) + BEST_RANK]));
    let most = -1;
    let slot = this.firstDark(instrumentOfBook(book), sideOfBook(book));
    while (slot !== NO_SLOT) {
      const limitRank = rankOf(makers, this.priceOf(slot));
      if (limitRank > best) return NO_SLOT;
      if (this.hasCondition(slot)) {
        // The first one looked at has the best limit: nobody behind it finds more, so most need no walk of their own.
        if (most < 0) most = this.#walk.standing(makers, limitRank);
        const need = this.needOf(slot);
        if (need <= most && this.#walk.obtainable(slot, makers, limitRank) >= need) return slot;
      }
      slot = this.nextDark(slot);
    }
    return NO_SLOT;
  }
}
