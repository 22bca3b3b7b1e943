import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { BookEvents } from './bookEngine.ts';
import * as bookLayout from './bookLayout.ts';
import * as bookTerms from './bookTerms.ts';
import * as levelLayout from './levelLayout.ts';
import * as orderLayout from './orderLayout.ts';
import * as ranks from './rank.ts';
import { SelfTradePrevention } from './selfTradePrevention.ts';
import { TermStore } from './termStore.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { selfTradeMode } = orderEntry;
const { allow, cancelOldest } = orderEntry.SELF_TRADE;
const { BEST_LEVEL, BEST_RANK, ROOT, SIDE_SHIFT } = bookLayout;
const { HEAD, NO_LEVEL, PRICE, TOTAL_OFFSET } = levelLayout;
const { FLAG_BITS, FLAG_MASK, LEAVES, NEXT, NO_SLOT, ORDER_SHIFT, OWNER } = orderLayout;
const { rankOf } = ranks;
const { peak } = bookTerms.VISIBILITY;

/** Price-time priority: an incoming order meets the best level first, and in it the order that came first. */
export class Matcher extends TermStore {
  readonly events: BookEvents;
  protected readonly selfTrade = new SelfTradePrevention(this);

  constructor(events: BookEvents, capacity: number, seed: number | string) {
    super(capacity, seed);
    this.events = events;
  }

  /**
   * Trades an order in hand against every level of the makers' book of `limitRank` or better, at the makers' prices.
   * For ordinary orders among ordinary orders: `TermMatcher.matchTerms` knows the others.
   * What it has left; at 0 it has ended, filled or by self-trade prevention, and its slot is free.
   */
  match(taker: number, makers: number, limitRank: number): number {
    const words = this.orderWords;
    const levels = this.levelWords;
    const sides = this.sides;
    const at = taker << ORDER_SHIFT;
    const side = makers << SIDE_SHIFT;
    const owner = words[at + OWNER];
    const mode = selfTradeMode(owner & FLAG_MASK);
    let leaves = words[at + LEAVES];
    while (sides[side + BEST_RANK] >= limitRank) {
      const level = sides[side + BEST_LEVEL];
      const maker = levels[level + HEAD];
      const makerAt = maker << ORDER_SHIFT;
      if (mode !== allow && words[makerAt + OWNER] >> FLAG_BITS === owner >> FLAG_BITS) {
        leaves = this.selfTrade.prevent(mode, maker, taker);
        if (leaves === 0) return 0;
        continue;
      }
      const makerLeaves = words[makerAt + LEAVES];
      const quantity = Math.min(makerLeaves, leaves);
      leaves -= quantity;
      words[at + LEAVES] = leaves;
      words[makerAt + LEAVES] = makerLeaves - quantity;
      this.levelTotals[(level >> 1) + TOTAL_OFFSET] -= quantity;
      this.events.traded(maker, taker, levels[level + PRICE], quantity);
      if (makerLeaves === quantity) {
        this.withdrawOrder(this.keyOf(maker));
        this.unlink(maker);
        this.releaseSlot(maker);
      }
      if (leaves === 0) {
        this.releaseSlot(taker);
        return 0;
      }
    }
    return leaves;
  }

  /**
   * True where an order in hand would trade its whole quantity at once, among ordinary orders. What self-trade prevention would keep it
   * from does not count: with `cancelOldest` that is its own account's orders, with every other mode all that
   * stands from the first of them on, because there the order would end or shrink.
   */
  fillable(taker: number, makers: number, limitRank: number): boolean {
    const levels = this.levelWords;
    const side = makers << SIDE_SHIFT;
    const mode = selfTradeMode(this.flagsOf(taker));
    let missing = this.leavesOf(taker);
    let level = this.sides[side + BEST_LEVEL];
    while (level !== NO_LEVEL && missing > 0) {
      const rank = rankOf(makers, levels[level + PRICE]);
      if (rank < limitRank) return false;
      if (mode === allow) missing -= this.totalOf(level);
      else {
        missing = this.#missingAfter(level, missing, mode, this.accountOf(taker));
        if (missing < 0) return false;
      }
      level = this.levelBelow(this.sides[side + ROOT], rank);
    }
    return missing <= 0;
  }

  /** Ends a resting order other than by a trade: out of the book first, then the event, then its slot is free. */
  cancelResting(slot: number, reason: number): void {
    this.withdrawOrder(this.keyOf(slot));
    this.cancelWithdrawn(slot, reason);
  }

  /** The same for an order that the index no longer holds. */
  cancelWithdrawn(slot: number, reason: number): void {
    if (this.termOrders === 0) this.unlink(slot);
    else this.unlinkTerms(slot);
    this.#cancel(slot, reason, true);
  }

  /** Takes less than all off a resting order without a trade, in its place. */
  reduceResting(slot: number, quantity: number): void {
    const shown = this.termOrders === 0 ? 0 : this.displayedOf(slot);
    this.takeOff(slot, quantity);
    this.events.reduced(slot, quantity);
    if (this.termOrders !== 0) this.tellDisplayed(slot, shown);
  }

  /** Tells what an iceberg that changed in its place shows, where it showed something else before. */
  protected tellDisplayed(slot: number, before: number): void {
    if (this.visibilityOf(slot) !== peak || this.displayedOf(slot) === before) return;
    this.events.displayed?.(slot, false);
  }

  cancelInHand(slot: number, reason: number): void {
    this.#cancel(slot, reason, false);
  }

  #cancel(slot: number, reason: number, rested: boolean): void {
    const at = (slot << ORDER_SHIFT) + LEAVES;
    const quantity = this.orderWords[at];
    this.orderWords[at] = 0;
    this.events.cancelled(slot, quantity, reason, rested);
    if (this.termOrders !== 0) this.dropTerms(slot);
    this.releaseSlot(slot);
  }

  /** Quantity still missing (at least 0) after a level, or -1 where an own order bars the way. */
  #missingAfter(level: number, wanted: number, mode: number, account: number): number {
    let missing = wanted;
    let slot = this.levelWords[level + HEAD];
    while (slot !== NO_SLOT && missing > 0) {
      if (this.accountOf(slot) !== account) missing -= this.leavesOf(slot);
      else if (mode !== cancelOldest) return -1;
      slot = this.orderWords[(slot << ORDER_SHIFT) + NEXT];
    }
    return Math.max(missing, 0);
  }
}
