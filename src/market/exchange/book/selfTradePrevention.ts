import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { SELF_TRADE } from '../../../core/models/messages/orderEntry.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { BookEvents } from './bookEngine.ts';
import { LEAVES, ORDER_SHIFT } from './orderLayout.ts';

/** What it needs of the books. */
interface PreventingBooks {
  readonly orderWords: Int32Array;
  readonly events: BookEvents;
  leavesOf(slot: number): number;
  reduceResting(slot: number, quantity: number): void;
  cancelResting(slot: number, reason: number): void;
  cancelInHand(slot: number, reason: number): void;
}

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
  readonly #books: PreventingBooks;

  constructor(books: PreventingBooks) {
    this.#books = books;
  }

  /** What the incoming order has left to match; at 0 it has ended and its slot is free. */
  prevent(mode: number, maker: number, taker: number): number {
    if (mode === SELF_TRADE.decrementAndCancel) return this.#decrement(maker, taker);
    assert(mode >= SELF_TRADE.cancelNewest && mode <= SELF_TRADE.cancelBoth, 'no such self-trade mode');
    if (mode !== SELF_TRADE.cancelNewest) this.#books.cancelResting(maker, CANCEL_REASON.selfTrade);
    if (mode !== SELF_TRADE.cancelOldest) return this.#endTaker(taker);
    return this.#books.leavesOf(taker);
  }

  #decrement(maker: number, taker: number): number {
    const books = this.#books;
    const makerLeaves = books.leavesOf(maker);
    const takerLeaves = books.leavesOf(taker);
    if (makerLeaves > takerLeaves) {
      books.reduceResting(maker, takerLeaves);
      return this.#endTaker(taker);
    }
    books.cancelResting(maker, CANCEL_REASON.selfTrade);
    if (makerLeaves === takerLeaves) return this.#endTaker(taker);
    books.orderWords[(taker << ORDER_SHIFT) + LEAVES] = takerLeaves - makerLeaves;
    books.events.reduced(taker, makerLeaves);
    return takerLeaves - makerLeaves;
  }

  #endTaker(taker: number): number {
    this.#books.cancelInHand(taker, CANCEL_REASON.selfTrade);
    return 0;
  }
}
