import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import * as bookLayout from '../../exchange/book/bookLayout.ts';
import { type BookTerms, VISIBILITY, visibilityUnder } from '../../exchange/book/bookTerms.ts';
import * as levelLayout from '../../exchange/book/levelLayout.ts';
import { MatchingEngine } from '../../exchange/book/matchingEngine.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import type { AllocationRules } from './allocationRules.ts';
import { LevelShares } from './levelShares.ts';
import { TopOrders, type TopOrdersState } from './topOrders.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { selfTradeMode } = orderEntry;
const { allow, cancelOldest } = orderEntry.SELF_TRADE;
const { BEST_LEVEL, BEST_RANK, ROOT, SIDE_SHIFT } = bookLayout;
const { HEAD, NO_LEVEL, PRICE, TOTAL_OFFSET } = levelLayout;
const { FLAG_BITS, FLAG_MASK, IN_HAND, LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT, OWNER } = orderLayout;
const { instrumentOfBook, rankOf } = ranks;
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * The fast order book with another rule at one price: an incoming order that is smaller than what stands there is
 * shared among all of it. One that takes all of a price meets its orders by time. See docs/reference/allocation.md.
 *
 * All orders of a price are met at once, so self-trade prevention comes before their shares: with `cancelOldest` the
 * incoming order's own ones there end first, with every other mode the incoming order meets the first of them alone.
 */
export class ProRataEngine extends MatchingEngine {
  readonly #rules: AllocationRules;
  readonly #shares: LevelShares;
  readonly #tops = new TopOrders();

  constructor(
    events: BookEvents,
    rules: AllocationRules,
    options: { readonly orders?: number; readonly seed?: number | string } = {},
  ) {
    super(events, options);
    this.#rules = rules;
    this.#shares = new LevelShares(rules);
  }

  override submitTerms(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    orderId: number,
  ): number {
    if (visibilityUnder(terms) !== VISIBILITY.whole) return REJECT_CODE.termsNotOffered;
    return super.submitTerms(
      key,
      account,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
      terms,
      orderId,
    );
  }

  override match(taker: number, makers: number, limitRank: number): number {
    const words = this.orderWords;
    const sides = this.sides;
    const side = makers << SIDE_SHIFT;
    const at = taker << ORDER_SHIFT;
    const owner = words[at + OWNER];
    const mode = selfTradeMode(owner & FLAG_MASK);
    while (sides[side + BEST_RANK] >= limitRank) {
      const level = sides[side + BEST_LEVEL];
      const own = mode === allow ? NO_SLOT : this.#firstOf(level, owner >> FLAG_BITS);
      if (own !== NO_SLOT) {
        if (this.selfTrade.prevent(mode, own, taker) === 0) return 0;
        continue;
      }
      const leaves = words[at + LEAVES];
      if (leaves >= this.totalOf(level)) this.#sweep(level, taker);
      else this.#share(level, taker, makers, leaves);
      if (words[at + LEAVES] === 0) {
        this.releaseSlot(taker);
        return 0;
      }
    }
    return words[at + LEAVES];
  }

  /** The first order of an account in a level, or -1. */
  #firstOf(level: number, account: number): number {
    let slot = this.levelWords[level + HEAD];
    while (slot !== NO_SLOT && this.accountOf(slot) !== account) slot = this.nextInLevel(slot);
    return slot;
  }

  #sweep(level: number, taker: number): void {
    let maker = this.levelWords[level + HEAD];
    while (maker !== NO_SLOT) {
      const at = maker << ORDER_SHIFT;
      const next = this.orderWords[at + NEXT];
      this.#trade(maker, taker, level, this.orderWords[at + LEAVES]);
      maker = next;
    }
  }

  #share(level: number, taker: number, makers: number, wanted: number): void {
    const words = this.orderWords;
    const shares = this.#shares;
    shares.clear();
    for (let slot = this.levelWords[level + HEAD]; slot !== NO_SLOT; ) {
      const at = slot << ORDER_SHIFT;
      shares.add(slot, words[at + LEAVES], words[at + OWNER] >> FLAG_BITS);
      slot = words[at + NEXT];
    }
    const top = this.#rules.topOrder ? this.#topIn(makers, level) : NO_SLOT;
    const given = shares.share(wanted, top, top === NO_SLOT ? 0 : this.#tops.lotsOf(makers));
    if (given > 0) this.#tops.take(makers, given);
    for (let place = 0; place < shares.count; place++) {
      const lots = shares.gets[place];
      if (lots > 0) this.#trade(shares.slots[place], taker, level, lots);
    }
  }

  #trade(maker: number, taker: number, level: number, quantity: number): void {
    const words = this.orderWords;
    const at = maker << ORDER_SHIFT;
    const left = words[at + LEAVES] - quantity;
    words[at + LEAVES] = left;
    words[(taker << ORDER_SHIFT) + LEAVES] -= quantity;
    this.levelTotals[(level >> 1) + TOTAL_OFFSET] -= quantity;
    this.events.traded(maker, taker, this.levelWords[level + PRICE], quantity);
    if (left > 0) return;
    this.withdrawOrder(this.keyOf(maker));
    this.unlink(maker);
    this.releaseSlot(maker);
  }

  /** The top order of a book where it stands in this level, or -1. */
  #topIn(book: number, level: number): number {
    const slot = this.#liveTop(book);
    return slot !== NO_SLOT && this.orderWords[(slot << ORDER_SHIFT) + LEVEL] === level ? slot : NO_SLOT;
  }

  #liveTop(book: number): number {
    const slot = this.#tops.slotOf(book);
    const lives =
      slot !== NO_SLOT &&
      this.orderWords[(slot << ORDER_SHIFT) + LEVEL] > IN_HAND &&
      this.orderIds[slot] === this.#tops.idOf(book);
    return lives ? slot : NO_SLOT;
  }

  /**
   * Who betters the best price becomes the top order; who comes back to the queue is none any more. While orders are
   * called nobody becomes one: there is no market to better before it opens (CME, Allocation algorithm).
   */
  override append(slot: number, book: number, price: number): void {
    if (this.#rules.topOrder) this.#noteTop(slot, book, price);
    super.append(slot, book, price);
  }

  #noteTop(slot: number, book: number, price: number): void {
    const { topMinimum, topMaximum } = this.#rules;
    if (rankOf(book, price) > this.sides[(book << SIDE_SHIFT) + BEST_RANK]) {
      const lots = topMaximum === 0 ? ALL : topMaximum;
      const isTop = this.leavesOf(slot) >= topMinimum && this.isMatching(instrumentOfBook(book));
      if (isTop) this.#tops.set(book, slot, this.orderIds[slot], lots);
      else this.#tops.clear(book);
    } else if (this.#tops.slotOf(book) === slot) this.#tops.clear(book);
  }

  override fillable(taker: number, makers: number, limitRank: number): boolean {
    const mode = selfTradeMode(this.flagsOf(taker));
    if (mode === allow) return super.fillable(taker, makers, limitRank);
    const account = this.accountOf(taker);
    let missing = this.leavesOf(taker);
    let level = this.sides[(makers << SIDE_SHIFT) + BEST_LEVEL];
    while (level !== NO_LEVEL && missing > 0) {
      const rank = rankOf(makers, this.levelWords[level + PRICE]);
      if (rank < limitRank) return false;
      if (mode !== cancelOldest && this.#firstOf(level, account) !== NO_SLOT) return false;
      missing -= this.#lotsOfOthers(level, account);
      level = this.levelBelow(this.sides[(makers << SIDE_SHIFT) + ROOT], rank);
    }
    return missing <= 0;
  }

  #lotsOfOthers(level: number, account: number): number {
    let lots = 0;
    for (let slot = this.levelWords[level + HEAD]; slot !== NO_SLOT; slot = this.nextInLevel(slot)) {
      if (this.accountOf(slot) !== account) lots += this.leavesOf(slot);
    }
    return lots;
  }

  override stateHash(): number {
    const books = super.stateHash();
    if (!this.#rules.topOrder) return books;
    const hash = new Hash64();
    hash.addInt(books);
    for (let book = 0; book < this.books; book++) {
      if (this.#liveTop(book) !== NO_SLOT) this.#tops.addTo(hash, book);
    }
    return hash.low();
  }

  override snapshot(): PlainData {
    const books = super.snapshot() as { readonly [part: string]: PlainData };
    return this.#rules.topOrder ? { ...books, tops: { ...this.#tops.snapshot() } } : books;
  }

  override restore(state: PlainData): void {
    super.restore(state);
    const { tops } = state as unknown as { readonly tops?: TopOrdersState };
    if (tops === undefined) this.#tops.reset();
    else this.#tops.restore(tops);
  }

  override reset(): void {
    super.reset();
    this.#tops.reset();
  }
}
