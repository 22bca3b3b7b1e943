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
import { BUY, opposite, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { BookEngine, BookEvents } from './bookEngine.ts';
import { hashEngine } from './bookHash.ts';

/** `rested` numbers the orders in the sequence in which they came to rest; 0 for an order that does not rest. */
type NaiveOrder = {
  slot: number;
  key: number;
  orderId: number;
  account: number;
  instrument: number;
  side: Side;
  price: number;
  leaves: number;
  flags: number;
  rested: number;
};

/**
 * The obvious twin of the fast engine: a list of orders, sorted afresh at every question. Slow, short, and meant
 * to be believed on reading; property tests hold the fast one to it.
 */
export class NaiveEngine implements BookEngine {
  readonly #events: BookEvents;
  #instruments = 0;
  #lastOrderId = 0;
  #lastSlot = 0;
  #lastRested = 0;
  /** Every order that lives, in the book or on its way through it. */
  #orders: NaiveOrder[] = [];

  constructor(events: BookEvents) {
    this.#events = events;
  }

  addInstrument(): number {
    return this.#instruments++;
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
    const isMarket = orderType === ORDER_TYPE.market;
    const limit = isMarket ? worstPrice(side) : price;
    if (this.slotOf(key) >= 0) return REJECT_CODE.duplicateClientOrderId;
    if ((flags & POST_ONLY) !== 0 && !isMarket && this.#crosses(instrument, side, limit)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    const order: NaiveOrder = {
      slot: ++this.#lastSlot,
      key,
      orderId: ++this.#lastOrderId,
      account,
      instrument,
      side,
      price: isMarket ? 0 : price,
      leaves: quantity,
      flags,
      rested: 0,
    };
    this.#orders.push(order);
    this.#events.accepted(order.slot);
    if (timeInForce === TIME_IN_FORCE.fok && !this.#fillable(order, limit)) {
      this.#end(order, CANCEL_REASON.fillOrKill);
      return 0;
    }
    this.#match(order, limit);
    if (order.leaves === 0) return 0;
    if (isMarket) this.#end(order, CANCEL_REASON.noLiquidity);
    else if (timeInForce !== TIME_IN_FORCE.gtc) this.#end(order, CANCEL_REASON.immediateOrCancel);
    else this.#rest(order);
    return 0;
  }

  cancel(key: number, reason: number): number {
    const order = this.#resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    this.#end(order, reason);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const order = this.#resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (quantity >= order.leaves) {
      this.#end(order, CANCEL_REASON.requested);
    } else {
      order.leaves -= quantity;
      this.#events.reduced(order.slot, quantity);
    }
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const order = this.#resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (newKey !== key && this.slotOf(newKey) >= 0) return REJECT_CODE.duplicateClientOrderId;
    const { price: oldPrice, leaves: oldQuantity } = order;
    const inPlace = price === oldPrice && quantity <= oldQuantity;
    const isPostOnly = (order.flags & POST_ONLY) !== 0;
    if (!inPlace && isPostOnly && this.#crosses(order.instrument, order.side, price)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    order.key = newKey;
    order.price = price;
    order.leaves = quantity;
    if (!inPlace) order.rested = 0;
    this.#events.replaced(order.slot, key, oldPrice, oldQuantity, inPlace);
    if (inPlace) return 0;
    this.#match(order, price);
    if (order.leaves > 0) this.#rest(order);
    return 0;
  }

  #match(taker: NaiveOrder, limit: number): void {
    for (;;) {
      const maker = this.#queue(taker.instrument, opposite(taker.side))[0];
      if (maker === undefined || !reaches(taker.side, limit, maker.price) || taker.leaves === 0) return;
      if (selfTradeMode(taker.flags) !== SELF_TRADE.allow && maker.account === taker.account) {
        this.#preventSelfTrade(maker, taker);
        continue;
      }
      const quantity = Math.min(maker.leaves, taker.leaves);
      maker.leaves -= quantity;
      taker.leaves -= quantity;
      this.#events.traded(maker.slot, taker.slot, maker.price, quantity);
      if (maker.leaves === 0) this.#forget(maker);
      if (taker.leaves === 0) this.#forget(taker);
    }
  }

  #preventSelfTrade(maker: NaiveOrder, taker: NaiveOrder): void {
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
    if (order.leaves === quantity) {
      this.#end(order, CANCEL_REASON.selfTrade);
      return;
    }
    order.leaves -= quantity;
    this.#events.reduced(order.slot, quantity);
  }

  /** Goes down the queue as matching would: an own order is passed over, or ends the walk, by the mode. */
  #fillable(taker: NaiveOrder, limit: number): boolean {
    const mode = selfTradeMode(taker.flags);
    let available = 0;
    for (const maker of this.#queue(taker.instrument, opposite(taker.side))) {
      if (available >= taker.leaves || !reaches(taker.side, limit, maker.price)) break;
      const isOwn = maker.account === taker.account && mode !== SELF_TRADE.allow;
      if (isOwn && mode !== SELF_TRADE.cancelOldest) break;
      if (!isOwn) available += maker.leaves;
    }
    return available >= taker.leaves;
  }

  #crosses(instrument: number, side: Side, price: number): boolean {
    const best = this.best(instrument, opposite(side));
    return best !== 0 && reaches(side, price, best);
  }

  #rest(order: NaiveOrder): void {
    order.rested = ++this.#lastRested;
    this.#events.rested(order.slot);
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
    this.#orders = this.#orders.filter((other) => other !== order);
  }

  #resting(key: number): NaiveOrder | undefined {
    return this.#orders.find((order) => order.key === key && order.rested > 0);
  }

  /** One side of a book, best price first, and at one price the order first that rested first. */
  #queue(instrument: number, side: Side): NaiveOrder[] {
    const better = side === BUY ? -1 : 1;
    return this.#orders
      .filter((order) => order.rested > 0 && order.instrument === instrument && order.side === side)
      .sort((a, b) => better * (a.price - b.price) || a.rested - b.rested);
  }

  #level(instrument: number, side: Side, price: number): NaiveOrder[] {
    return this.#queue(instrument, side).filter((order) => order.price === price);
  }

  #at(slot: number): NaiveOrder {
    const found = this.#orders.find((order) => order.slot === slot);
    assert(found !== undefined, 'a slot was asked for that names no order');
    return found;
  }

  slotOf(key: number): number {
    return this.#resting(key)?.slot ?? -1;
  }

  keyOf(slot: number): number {
    return this.#at(slot).key;
  }

  orderIdOf(slot: number): number {
    return this.#at(slot).orderId;
  }

  accountOf(slot: number): number {
    return this.#at(slot).account;
  }

  instrumentOf(slot: number): number {
    return this.#at(slot).instrument;
  }

  sideOf(slot: number): Side {
    return this.#at(slot).side;
  }

  priceOf(slot: number): number {
    return this.#at(slot).price;
  }

  leavesOf(slot: number): number {
    return this.#at(slot).leaves;
  }

  flagsOf(slot: number): number {
    return this.#at(slot).flags;
  }

  best(instrument: number, side: Side): number {
    return this.#queue(instrument, side)[0]?.price ?? 0;
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    const worse = this.#queue(instrument, side).find((order) =>
      side === BUY ? order.price < price : order.price > price,
    );
    return worse?.price ?? 0;
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price).reduce((total, order) => total + order.leaves, 0);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price).length;
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price)[0]?.slot ?? -1;
  }

  nextInLevel(slot: number): number {
    const { instrument, side, price } = this.#at(slot);
    const level = this.#level(instrument, side, price);
    return level[level.findIndex((order) => order.slot === slot) + 1]?.slot ?? -1;
  }

  get liveOrders(): number {
    return this.#orders.length;
  }

  stateHash(): number {
    return hashEngine(this, this.#instruments, this.#lastOrderId);
  }

  check(): void {
    for (let instrument = 0; instrument < this.#instruments; instrument++) {
      const ask = this.best(instrument, opposite(BUY));
      assert(ask === 0 || this.best(instrument, BUY) < ask, 'a book rests crossed');
    }
    assert(new Set(this.#orders.map((order) => order.key)).size === this.#orders.length, 'a key lives twice');
    assert(
      this.#orders.every((order) => order.leaves > 0 && order.rested > 0),
      'an order lives that does not rest',
    );
  }

  snapshot(): PlainData {
    return {
      instruments: this.#instruments,
      last: [this.#lastOrderId, this.#lastSlot, this.#lastRested],
      orders: this.#orders.map((order) => ({ ...order })),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { instruments: number; last: [number, number, number]; orders: NaiveOrder[] };
    this.#instruments = saved.instruments;
    [this.#lastOrderId, this.#lastSlot, this.#lastRested] = saved.last;
    this.#orders = saved.orders.map((order) => ({ ...order }));
  }

  reset(): void {
    this.#orders = [];
    this.#lastOrderId = 0;
  }
}

/** True where an order of `side` with limit `limit` may trade at `price`. */
function reaches(side: Side, limit: number, price: number): boolean {
  return side === BUY ? price <= limit : price >= limit;
}

/** The limit that reaches every price. */
function worstPrice(side: Side): number {
  return side === BUY ? Number.POSITIVE_INFINITY : 0;
}
