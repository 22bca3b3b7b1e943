import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import {
  ORDER_TYPE,
  POST_ONLY,
  SELF_TRADE,
  selfTradeMode,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import type { BookEngine, BookEvents } from './bookEngine.ts';
import { hashEngine } from './bookHash.ts';
import { type BookTerms, checkPeaks, checkTerms, isConditional, NO_TERMS } from './bookTerms.ts';
import {
  NaiveBook,
  type NaiveOrder,
  needOf,
  offeredBy,
  reaches,
  shownOf,
  takeFrom,
  visits,
  whyNoPart,
  worstPrice,
} from './naiveBook.ts';
import { Peaks, type PeaksState } from './peaks.ts';

/**
 * The obvious twin of the fast engine: a list of orders, sorted afresh at every question. Slow, short, and meant
 * to be believed on reading; property tests hold the fast one to it.
 */
export class NaiveEngine extends NaiveBook implements BookEngine {
  readonly #events: BookEvents;
  readonly #peaks: Peaks;
  #lastOrderId = 0;
  #lastSlot = 0;
  #lastRested = 0;

  /** `seed` is that of the random peaks. */
  constructor(events: BookEvents, options: { readonly seed?: number | string } = {}) {
    super();
    this.#events = events;
    this.#peaks = new Peaks(options.seed ?? 0);
  }

  addInstrument(): number {
    return this.instruments++;
  }

  takeOrderId(): number {
    return ++this.#lastOrderId;
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
    return this.submitTerms(
      key,
      account,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
      NO_TERMS,
      0,
    );
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
    const isMarket = orderType === ORDER_TYPE.market;
    const limit = isMarket ? worstPrice(side) : price;
    if (this.slotOf(key) >= 0) return REJECT_CODE.duplicateClientOrderId;
    const code = checkTerms(terms, orderType, timeInForce, quantity, flags);
    if (code !== 0) return code;
    const isPostOnly = (flags & POST_ONLY) !== 0 && !isMarket;
    if (isPostOnly && this.#wouldTake(instrument, side, limit, quantity)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    const order: NaiveOrder = {
      slot: ++this.#lastSlot,
      key,
      orderId: orderId === 0 ? this.takeOrderId() : orderId,
      account,
      instrument,
      side,
      price: isMarket ? 0 : price,
      leaves: quantity,
      flags,
      terms,
      rested: 0,
      peak: 0,
    };
    this.orders.push(order);
    if (orderId === 0) this.#events.accepted(order.slot);
    else this.#events.entered?.(order.slot);
    this.#enter(order, limit, timeInForce);
    this.#settle(instrument);
    return 0;
  }

  cancel(key: number, reason: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    this.#end(order, reason);
    this.#settle(order.instrument);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (quantity >= order.leaves) this.#end(order, CANCEL_REASON.requested);
    else this.#takeOff(order, quantity);
    this.#settle(order.instrument);
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (newKey !== key && this.slotOf(newKey) >= 0) return REJECT_CODE.duplicateClientOrderId;
    const { price: oldPrice, leaves: oldQuantity } = order;
    const inPlace = price === oldPrice && quantity <= oldQuantity;
    const code = inPlace ? 0 : this.#whyNotAfresh(order, price, quantity);
    if (code !== 0) return code;
    const shown = shownOf(order);
    order.key = newKey;
    order.price = price;
    order.leaves = quantity;
    if (!inPlace) order.rested = 0;
    this.#events.replaced(order.slot, key, oldPrice, oldQuantity, inPlace);
    if (inPlace) this.#tellDisplayed(order, shown);
    else this.#enter(order, price, TIME_IN_FORCE.gtc);
    this.#settle(order.instrument);
    return 0;
  }

  reprice(key: number, price: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    const oldPrice = order.price;
    if (price === oldPrice) return 0;
    const code = this.#whyNotAfresh(order, price, order.leaves);
    if (code !== 0) return code;
    order.price = price;
    order.rested = 0;
    this.#events.repriced?.(order.slot, oldPrice);
    this.#enter(order, price, TIME_IN_FORCE.gtc);
    this.#settle(order.instrument);
    return 0;
  }

  #whyNotAfresh(order: NaiveOrder, price: number, quantity: number): number {
    const isPostOnly = (order.flags & POST_ONLY) !== 0;
    if (isPostOnly && this.#wouldTake(order.instrument, order.side, price, quantity)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    return checkPeaks(order.terms, quantity);
  }

  /** Matches an order that does not rest, and rests or ends what is left of it. */
  #enter(order: NaiveOrder, limit: number, timeInForce: number): void {
    if (this.calls.has(order.instrument)) {
      const reason = whyNoPart(order, timeInForce);
      if (reason < 0) this.rest(order);
      else this.#end(order, reason);
      return;
    }
    const isMarket = order.price === 0;
    const isWhole = timeInForce === TIME_IN_FORCE.fok;
    const need = isWhole ? order.leaves : needOf(order);
    if ((need <= 1 && !isWhole) || this.obtainable(order, limit) >= need) this.match(order, limit);
    else if (isWhole) this.#end(order, CANCEL_REASON.fillOrKill);
    if (order.leaves === 0) return;
    if (isMarket) this.#end(order, CANCEL_REASON.noLiquidity);
    else if (timeInForce !== TIME_IN_FORCE.gtc) this.#end(order, CANCEL_REASON.immediateOrCancel);
    else this.rest(order);
  }

  setMatching(instrument: number, on: boolean): void {
    if (on === this.isMatching(instrument)) return;
    this.calls.add(instrument);
    if (!on) return;
    for (const side of [BUY, SELL]) {
      for (const order of this.marketOrders(instrument, side)) this.#end(order, CANCEL_REASON.noLiquidity);
    }
    this.calls.delete(instrument);
    this.#settle(instrument);
  }

  uncross(instrument: number, price: number): number {
    let volume = 0;
    for (;;) {
      const bid = this.called(instrument, BUY).find((order) => order.price === 0 || order.price >= price);
      const ask = this.called(instrument, SELL).find((order) => order.price <= price);
      if (bid === undefined || ask === undefined) return volume;
      const quantity = Math.min(offeredBy(bid), offeredBy(ask));
      const [maker, taker] = bid.orderId < ask.orderId ? [bid, ask] : [ask, bid];
      takeFrom(bid, quantity);
      takeFrom(ask, quantity);
      this.#events.crossed?.(maker.slot, taker.slot, price, quantity);
      this.#afterTrade(bid);
      this.#afterTrade(ask);
      volume += quantity;
    }
  }

  #afterTrade(order: NaiveOrder): void {
    if (order.leaves === 0) this.#forget(order);
    else if (offeredBy(order) === 0) this.#refill(order);
  }

  /**
   * After each command: while an order with a condition finds enough to trade, the first such order, bids before
   * asks and by priority, trades as if it entered now. Each round ends at least one order.
   */
  #settle(instrument: number): void {
    while (!this.calls.has(instrument)) {
      const found = [...this.makers(instrument, BUY), ...this.makers(instrument, SELL)].find(
        (order) => isConditional(order.terms) && this.obtainable(order, order.price) >= needOf(order),
      );
      if (found === undefined) return;
      found.rested = 0;
      this.#events.entered?.(found.slot);
      this.#enter(found, found.price, TIME_IN_FORCE.gtc);
    }
  }

  protected match(taker: NaiveOrder, limit: number): void {
    while (taker.leaves > 0) {
      const maker = this.makers(taker.instrument, opposite(taker.side)).find(
        (order) => needOf(order) <= taker.leaves,
      );
      if (maker === undefined || !reaches(taker.side, limit, maker.price)) return;
      if (selfTradeMode(taker.flags) !== SELF_TRADE.allow && maker.account === taker.account) {
        this.preventSelfTrade(maker, taker);
      } else this.trade(maker, taker);
    }
  }

  protected trade(maker: NaiveOrder, taker: NaiveOrder, most = taker.leaves): void {
    const quantity = Math.min(offeredBy(maker), most);
    takeFrom(maker, quantity);
    taker.leaves -= quantity;
    this.#events.traded(maker.slot, taker.slot, maker.price, quantity);
    this.#afterTrade(maker);
    if (taker.leaves === 0) this.#forget(taker);
  }

  protected preventSelfTrade(maker: NaiveOrder, taker: NaiveOrder): void {
    const smaller = Math.min(maker.leaves, taker.leaves);
    switch (selfTradeMode(taker.flags)) {
      case SELF_TRADE.cancelNewest:
        this.#end(taker, CANCEL_REASON.selfTrade);
        break;
      case SELF_TRADE.cancelOldest:
        this.#end(maker, CANCEL_REASON.selfTrade);
        break;
      case SELF_TRADE.cancelBoth:
        this.#end(maker, CANCEL_REASON.selfTrade);
        this.#end(taker, CANCEL_REASON.selfTrade);
        break;
      default:
        this.#decrement(maker, smaller);
        this.#decrement(taker, smaller);
    }
  }

  #decrement(order: NaiveOrder, quantity: number): void {
    if (order.leaves === quantity) this.#end(order, CANCEL_REASON.selfTrade);
    else this.#takeOff(order, quantity);
  }

  /** Off the hidden part of an iceberg first. */
  #takeOff(order: NaiveOrder, quantity: number): void {
    const shown = shownOf(order);
    order.leaves -= quantity;
    this.#events.reduced(order.slot, quantity);
    if (order.rested > 0) this.#tellDisplayed(order, shown);
  }

  #tellDisplayed(order: NaiveOrder, before: number): void {
    if (order.terms.displayQuantity > 0 && shownOf(order) !== before) {
      this.#events.displayed?.(order.slot, false);
    }
  }

  /**
   * Goes down the book as matching would and adds up what the order can get, no more than it wants: an own order is
   * passed over, or ends the walk, by the mode; the rest of an iceberg comes when its level has shown all it had.
   */
  protected obtainable(taker: NaiveOrder, limit: number): number {
    const mode = selfTradeMode(taker.flags);
    let missing = taker.leaves;
    for (const { order, lots } of visits(this.makers(taker.instrument, opposite(taker.side)))) {
      if (missing === 0 || !reaches(taker.side, limit, order.price)) break;
      if (needOf(order) > missing) continue;
      const isOwn = order.account === taker.account && mode !== SELF_TRADE.allow;
      if (isOwn && mode !== SELF_TRADE.cancelOldest) break;
      if (!isOwn) missing -= Math.min(lots, missing);
    }
    return taker.leaves - missing;
  }

  /** True where an order would trade (or meet its own account's order) at once. */
  #wouldTake(instrument: number, side: Side, limit: number, quantity: number): boolean {
    if (this.calls.has(instrument)) return false;
    return this.makers(instrument, opposite(side)).some(
      (maker) => reaches(side, limit, maker.price) && needOf(maker) <= quantity,
    );
  }

  protected rest(order: NaiveOrder): void {
    order.rested = ++this.#lastRested;
    if (order.terms.displayQuantity > 0)
      order.peak = this.#peaks.next(order.terms.displayQuantity, order.terms.displayRange);
    this.#events.rested(order.slot);
  }

  #refill(order: NaiveOrder): void {
    order.rested = ++this.#lastRested;
    order.peak = this.#peaks.next(order.terms.displayQuantity, order.terms.displayRange);
    this.#events.displayed?.(order.slot, true);
  }

  #end(order: NaiveOrder, reason: number): void {
    const { leaves } = order;
    const wasResting = order.rested > 0;
    order.leaves = 0;
    order.rested = 0;
    this.#events.cancelled(order.slot, leaves, reason, wasResting);
    this.#forget(order);
  }

  #forget(order: NaiveOrder): void {
    this.orders = this.orders.filter((other) => other !== order);
  }

  stateHash(): number {
    return hashEngine(this, this.instruments, this.#lastOrderId, this.#peaks);
  }

  snapshot(): PlainData {
    return {
      instruments: this.instruments,
      last: [this.#lastOrderId, this.#lastSlot, this.#lastRested],
      orders: this.orders.map((order) => ({ ...order, terms: { ...order.terms } })),
      peaks: this.#peaks.snapshot(),
      calls: [...this.calls],
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as {
      instruments: number;
      last: [number, number, number];
      orders: NaiveOrder[];
      peaks: PeaksState | null;
      calls: number[];
    };
    this.instruments = saved.instruments;
    [this.#lastOrderId, this.#lastSlot, this.#lastRested] = saved.last;
    this.orders = saved.orders.map((order) => ({ ...order }));
    this.#peaks.restore(saved.peaks);
    this.calls = new Set(saved.calls);
  }

  reset(): void {
    this.orders = [];
    this.calls.clear();
    this.#lastOrderId = 0;
    this.#peaks.reset();
  }
}
