import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { SELF_TRADE } from '../../../core/models/messages/orderEntry.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { BookEvents } from './bookEngine.ts';
import type { OrderEnds } from './orderEnds.ts';
import { LEAVES, ORDER_SHIFT } from './orderStore.ts';
import type { RestingOrders } from './restingOrders.ts';

/**
 * What happens instead of a trade when an incoming order meets a resting one of its own account. The incoming
 * order's mode decides, and events name the resting order first:
 *
 * - `cancelNewest`: the incoming order ends with what it has left; the resting one stays as it is.
 * - `cancelOldest`: the resting order ends; the incoming one goes on matching.
 * - `cancelBoth`: both end.
 * - `decrementAndCancel`: the smaller one ends, and the larger one is reduced by as much in its place and goes on;
 *   of two equal ones both end.
 */
export class SelfTradePrevention {
  readonly #books: RestingOrders;
  readonly #ends: OrderEnds;
  readonly #events: BookEvents;

  constructor(books: RestingOrders, ends: OrderEnds, events: BookEvents) {
    this.#books = books;
    this.#ends = ends;
    this.#events = events;
  }

  /** What the incoming order has left to match; at 0 it has ended and its slot is free. */
  prevent(mode: number, maker: number, taker: number): number {
    if (mode === SELF_TRADE.decrementAndCancel) return this.#decrement(maker, taker);
    assert(mode >= SELF_TRADE.cancelNewest && mode <= SELF_TRADE.cancelBoth, 'no such self-trade mode');
    if (mode !== SELF_TRADE.cancelNewest) this.#endMaker(maker);
    if (mode !== SELF_TRADE.cancelOldest) return this.#endTaker(taker);
    return this.#books.orders.leavesOf(taker);
  }

  #decrement(maker: number, taker: number): number {
    const orders = this.#books.orders;
    const makerLeaves = orders.leavesOf(maker);
    const takerLeaves = orders.leavesOf(taker);
    if (makerLeaves > takerLeaves) {
      this.#books.takeOff(maker, takerLeaves);
      this.#events.reduced(maker, takerLeaves);
      return this.#endTaker(taker);
    }
    this.#endMaker(maker);
    if (makerLeaves === takerLeaves) return this.#endTaker(taker);
    orders.words[(taker << ORDER_SHIFT) + LEAVES] = takerLeaves - makerLeaves;
    this.#events.reduced(taker, makerLeaves);
    return takerLeaves - makerLeaves;
  }

  #endMaker(maker: number): void {
    this.#ends.cancelResting(maker, this.#books.orders.keyOf(maker), CANCEL_REASON.selfTrade);
  }

  #endTaker(taker: number): number {
    this.#ends.cancelInHand(taker, CANCEL_REASON.selfTrade);
    return 0;
  }
}
