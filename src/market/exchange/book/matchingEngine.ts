import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BookCheck } from './bookCheck.ts';
import type { BookEngine, BookEvents } from './bookEngine.ts';
import { hashEngine } from './bookHash.ts';
import * as bookLayout from './bookLayout.ts';
import * as bookTerms from './bookTerms.ts';
import { type BookTerms, checkPeaks, checkTerms, NO_TERMS } from './bookTerms.ts';
import { CallMatcher, PHANTOM } from './callMatcher.ts';
import * as orderLayout from './orderLayout.ts';
import * as ranks from './rank.ts';
import type { BooksState } from './restingOrders.ts';
import { TermCheck } from './termCheck.ts';
import type { TermsState } from './termStore.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { POST_ONLY } = orderEntry;
const { market } = orderEntry.ORDER_TYPE;
const { fok, gtc } = orderEntry.TIME_IN_FORCE;
const { BEST_RANK, SIDE_SHIFT, SPECIALS } = bookLayout;
const {
  FLAG_BITS,
  IN_HAND,
  KEY_OFFSET,
  KEY_SHIFT,
  LEAVES,
  LEVEL,
  NEXT,
  NO_SLOT,
  ORDER_SHIFT,
  OWNER,
  PREVIOUS,
} = orderLayout;
const { bookOf, DARK, facing, instrumentOfBook, LOWEST_RANK, rankOf } = ranks;
const { whole } = bookTerms.VISIBILITY;
const FIRST_ORDERS = 1024;

/**
 * The fast order book: price-time priority for many instruments, all state in typed arrays, nothing allocated per
 * command once the arrays have grown to what the flow needs. `naiveEngine.ts` is its obvious twin.
 *
 * - *Limit* orders trade at the makers' prices up to their own limit, and rest with what is left (`gtc`).
 * - *Market* orders have no limit and price 0; what finds no taker is cancelled, reason `noLiquidity`.
 * - *Immediate or cancel*: what does not trade at once is cancelled, reason `immediateOrCancel`.
 * - *Fill or kill*: trades its whole quantity at once, or is cancelled untouched, reason `fillOrKill`.
 * - *Post only*: refused with `postOnlyWouldCross`, before any event, where it would meet the other side.
 *
 * An accepted order has an order id, and keeps it through every replacement. The listener reads what it likes
 * during an event, and sends no commands before the current one has returned.
 */
export class MatchingEngine extends CallMatcher implements BookEngine {
  /** One cell: the last order id. A double in a field would be allocated afresh at each order. */
  readonly #lastOrderId = new Float64Array(1);

  /**
   * `orders` is the number of live orders to make room for; more are taken, at the price of growing. `seed` is that
   * of the random peaks of icebergs.
   */
  constructor(
    events: BookEvents,
    options: { readonly orders?: number; readonly seed?: number | string } = {},
  ) {
    super(events, options.orders ?? FIRST_ORDERS, options.seed ?? 0);
  }

  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number {
    const book = bookOf(instrument, side);
    assert(book < this.books && quantity > 0, 'an order passed the door that no book can take');
    if (this.holdsOrder(key)) return REJECT_CODE.duplicateClientOrderId;
    const isMarket = orderType === market;
    const makers = facing(book);
    if (this.sides[(makers << SIDE_SHIFT) + SPECIALS] !== 0) {
      const terms = NO_TERMS;
      return this.#submit(key, account, book, isMarket, timeInForce, price, quantity, flags, terms, 0);
    }
    const limitRank = isMarket ? LOWEST_RANK : rankOf(makers, price);
    const meets = this.sides[(makers << SIDE_SHIFT) + BEST_RANK] >= limitRank;
    if (meets && (flags & POST_ONLY) !== 0 && !isMarket) return REJECT_CODE.postOnlyWouldCross;
    const slot = this.takeSlot();
    const words = this.orderWords;
    const at = slot << ORDER_SHIFT;
    words[at + NEXT] = isMarket ? 0 : price;
    words[at + PREVIOUS] = book;
    words[at + LEAVES] = quantity;
    words[at + LEVEL] = IN_HAND;
    words[at + OWNER] = (account << FLAG_BITS) | flags;
    const orderId = this.#lastOrderId[0] + 1;
    this.#lastOrderId[0] = orderId;
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
    this.orderIds[slot] = orderId;
    this.events.accepted(slot);
    if (timeInForce === fok && !this.fillable(slot, makers, limitRank)) {
      this.cancelInHand(slot, CANCEL_REASON.fillOrKill);
      return 0;
    }
    if (meets && this.match(slot, makers, limitRank) === 0) return 0;
    if (isMarket) this.cancelInHand(slot, CANCEL_REASON.noLiquidity);
    else if (timeInForce !== gtc) this.cancelInHand(slot, CANCEL_REASON.immediateOrCancel);
    else this.#rest(slot, key, book, price);
    return 0;
  }

  submitTerms(
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
    const book = bookOf(instrument, side);
    assert(book < this.books && quantity > 0, 'an order passed the door that no book can take');
    if (this.holdsOrder(key)) return REJECT_CODE.duplicateClientOrderId;
    const code = checkTerms(terms, orderType, timeInForce, quantity, flags);
    if (code !== 0) return code;
    const isMarket = orderType === market;
    return this.#submit(key, account, book, isMarket, timeInForce, price, quantity, flags, terms, orderId);
  }

  /** An order that may have terms, or comes to a book where others do. */
  #submit(
    key: number,
    account: number,
    book: number,
    isMarket: boolean,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    orderId: number,
  ): number {
    const limit = isMarket ? 0 : price;
    if (!isMarket && this.#mustNotTake(book, flags, price, quantity)) return REJECT_CODE.postOnlyWouldCross;
    const slot = this.takeSlot();
    const words = this.orderWords;
    const at = slot << ORDER_SHIFT;
    words[at + NEXT] = limit;
    words[at + PREVIOUS] = book;
    words[at + LEAVES] = quantity;
    words[at + LEVEL] = IN_HAND;
    words[at + OWNER] = (account << FLAG_BITS) | flags;
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
    this.orderIds[slot] = orderId === 0 ? this.takeOrderId() : orderId;
    this.setTerms(slot, terms);
    if (orderId === 0) this.events.accepted(slot);
    else this.events.entered?.(slot);
    this.enter(slot, book, limit, timeInForce);
    this.settle(book, limit);
    return 0;
  }

  takeOrderId(): number {
    const orderId = this.#lastOrderId[0] + 1;
    this.#lastOrderId[0] = orderId;
    return orderId;
  }

  cancel(key: number, reason: number): number {
    const slot = this.withdrawOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (this.termOrders === 0) {
      this.cancelWithdrawn(slot, reason);
      return 0;
    }
    const book = this.bookOf(slot);
    this.cancelWithdrawn(slot, reason);
    this.settle(book);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    const book = this.termOrders === 0 ? 0 : this.bookOf(slot);
    if (quantity >= this.leavesOf(slot)) this.cancelResting(slot, CANCEL_REASON.requested);
    else this.reduceResting(slot, quantity);
    if (this.termOrders !== 0) this.settle(book);
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (newKey !== key && this.holdsOrder(newKey)) return REJECT_CODE.duplicateClientOrderId;
    const oldPrice = this.priceOf(slot);
    const oldQuantity = this.leavesOf(slot);
    const book = this.bookOf(slot) & ~DARK;
    if (price === oldPrice && quantity <= oldQuantity) {
      const shown = this.termOrders === 0 ? 0 : this.displayedOf(slot);
      this.#rename(slot, key, newKey);
      this.takeOff(slot, oldQuantity - quantity);
      this.events.replaced(slot, key, oldPrice, oldQuantity, true);
      if (this.termOrders !== 0) this.tellDisplayed(slot, shown);
    } else {
      const code = this.#whyNotAfresh(slot, book, price, quantity);
      if (code !== 0) return code;
      this.#leaveQueue(slot, price, quantity);
      this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = newKey;
      this.events.replaced(slot, key, oldPrice, oldQuantity, false);
      this.#enterAfresh(slot, newKey, book, price);
    }
    if (this.termOrders !== 0) this.settle(book);
    return 0;
  }

  reprice(key: number, price: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    const oldPrice = this.priceOf(slot);
    if (price === oldPrice) return 0;
    const book = this.bookOf(slot) & ~DARK;
    const quantity = this.leavesOf(slot);
    const code = this.#whyNotAfresh(slot, book, price, quantity);
    if (code !== 0) return code;
    this.#leaveQueue(slot, price, quantity);
    this.events.repriced?.(slot, oldPrice);
    this.#enterAfresh(slot, key, book, price);
    if (this.termOrders !== 0) this.settle(book);
    return 0;
  }

  #whyNotAfresh(slot: number, book: number, price: number, quantity: number): number {
    if (this.#mustNotTake(book, this.flagsOf(slot), price, quantity)) return REJECT_CODE.postOnlyWouldCross;
    return this.termOrders === 0 ? 0 : checkPeaks(this.termsOf(slot), quantity);
  }

  #enterAfresh(slot: number, key: number, book: number, price: number): void {
    const makers = facing(book);
    if (this.sides[(makers << SIDE_SHIFT) + SPECIALS] !== 0 || this.visibilityOf(slot) !== whole) {
      this.enter(slot, book, price, gtc);
    } else if (this.match(slot, makers, rankOf(makers, price)) !== 0) this.#rest(slot, key, book, price);
  }

  /** True for a post-only order that would take. */
  #mustNotTake(book: number, flags: number, price: number, quantity: number): boolean {
    const makers = facing(book);
    return (flags & POST_ONLY) !== 0 && this.wouldTake(makers, rankOf(makers, price), quantity);
  }

  /** Takes a resting order in hand, to enter afresh. */
  #leaveQueue(slot: number, price: number, quantity: number): void {
    this.withdrawOrder(this.keyOf(slot));
    if (this.termOrders === 0) this.unlink(slot);
    else this.unlinkTerms(slot);
    this.orderWords[(slot << ORDER_SHIFT) + NEXT] = price;
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = quantity;
  }

  #rest(slot: number, key: number, book: number, price: number): void {
    this.append(slot, book, price);
    this.enterOrder(key, slot);
    this.events.rested(slot);
  }

  #rename(slot: number, key: number, newKey: number): void {
    if (newKey === key) return;
    this.withdrawOrder(key);
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = newKey;
    this.enterOrder(newKey, slot);
  }

  slotOf(key: number): number {
    return this.findOrder(key);
  }

  stateHash(): number {
    return hashEngine(this, this.instruments, this.#lastOrderId[0], this.peaks);
  }

  check(): void {
    new BookCheck(this).run(this.marketLevels(), PHANTOM);
    for (let book = 0; book < this.books; book++) {
      const mayCross = !this.isMatching(instrumentOfBook(book));
      assert(mayCross || !this.isCrossed(book), 'a book rests crossed');
    }
    new TermCheck(this).run();
  }

  snapshot(): PlainData {
    const state = { books: this.booksState(), lastOrderId: this.#lastOrderId[0] };
    const terms = this.termsState();
    const calls = this.callsState();
    return { ...state, ...(terms === undefined ? {} : { terms }), ...(calls === undefined ? {} : { calls }) };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.restoreBooks(saved.books as BooksState);
    this.restoreTerms(saved.terms as TermsState | undefined);
    this.restoreCalls(saved.calls as Int32Array | undefined);
    this.#lastOrderId[0] = saved.lastOrderId as number;
  }

  override reset(): void {
    super.reset();
    this.resetTerms();
    this.restoreCalls(undefined);
    this.#lastOrderId[0] = 0;
  }
}
