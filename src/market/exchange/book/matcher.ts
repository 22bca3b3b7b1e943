import { SELF_TRADE, selfTradeMode } from '../../../core/models/messages/orderEntry.ts';
import type { BookEvents } from './bookEngine.ts';
import { HEAD, NO_LEVEL, PRICE, TOTAL_OFFSET } from './levelStore.ts';
import type { OrderIndex } from './orderIndex.ts';
import { ACCOUNT, FLAG_BITS, FLAG_MASK, LEAVES, NEXT, NO_SLOT, ORDER_SHIFT, PLACE } from './orderStore.ts';
import { facing, rankOf } from './rank.ts';
import { BEST_LEVEL, BEST_RANK, type RestingOrders, ROOT, SIDE_SHIFT } from './restingOrders.ts';
import type { SelfTradePrevention } from './selfTradePrevention.ts';

/** Price-time priority: an incoming order meets the best level first, and in it the order that came first. */
export class Matcher {
  readonly #books: RestingOrders;
  readonly #index: OrderIndex;
  readonly #selfTrade: SelfTradePrevention;
  readonly #events: BookEvents;

  constructor(books: RestingOrders, index: OrderIndex, selfTrade: SelfTradePrevention, events: BookEvents) {
    this.#books = books;
    this.#index = index;
    this.#selfTrade = selfTrade;
    this.#events = events;
  }

  /** True where an order of `book` with this limit would trade (or meet its own account's order) at once. */
  crosses(book: number, price: number): boolean {
    const makers = facing(book);
    return this.#books.sides[(makers << SIDE_SHIFT) + BEST_RANK] >= rankOf(makers, price);
  }

  /**
   * Trades an order in hand against every level of `limitRank` or better, at the makers' prices. What it has
   * left; at 0 it has ended, filled or by self-trade prevention, and its slot is free.
   */
  match(taker: number, limitRank: number): number {
    const { orders, levels, sides } = this.#books;
    const words = orders.words;
    const at = taker << ORDER_SHIFT;
    const place = words[at + PLACE];
    const side = facing(place >> FLAG_BITS) << SIDE_SHIFT;
    const mode = selfTradeMode(place & FLAG_MASK);
    let leaves = words[at + LEAVES];
    while (sides[side + BEST_RANK] >= limitRank) {
      const level = sides[side + BEST_LEVEL];
      const maker = levels.words[level + HEAD];
      const makerAt = maker << ORDER_SHIFT;
      if (mode !== SELF_TRADE.allow && words[makerAt + ACCOUNT] === words[at + ACCOUNT]) {
        leaves = this.#selfTrade.prevent(mode, maker, taker);
        if (leaves === 0) return 0;
        continue;
      }
      const makerLeaves = words[makerAt + LEAVES];
      const quantity = Math.min(makerLeaves, leaves);
      leaves -= quantity;
      words[at + LEAVES] = leaves;
      words[makerAt + LEAVES] = makerLeaves - quantity;
      levels.totals[(level >> 1) + TOTAL_OFFSET] -= quantity;
      this.#events.traded(maker, taker, levels.words[level + PRICE], quantity);
      if (makerLeaves === quantity) this.#endFilled(maker);
      if (leaves === 0) {
        orders.release(taker);
        return 0;
      }
    }
    return leaves;
  }

  /**
   * True where an order in hand would trade its whole quantity at once. What self-trade prevention would keep it
   * from does not count: with `cancelOldest` that is its own account's orders, with every other mode all that
   * stands from the first of them on, because there the order would end or shrink.
   */
  fillable(taker: number, limitRank: number): boolean {
    const { orders, levels, prices, sides } = this.#books;
    const at = taker << ORDER_SHIFT;
    const place = orders.words[at + PLACE];
    const makers = facing(place >> FLAG_BITS);
    const side = makers << SIDE_SHIFT;
    const mode = selfTradeMode(place & FLAG_MASK);
    let missing = orders.words[at + LEAVES];
    let level = sides[side + BEST_LEVEL];
    while (level !== NO_LEVEL && missing > 0) {
      const rank = rankOf(makers, levels.words[level + PRICE]);
      if (rank < limitRank) return false;
      if (mode === SELF_TRADE.allow) missing -= levels.totalOf(level);
      else {
        missing = this.#missingAfter(level, missing, mode, orders.words[at + ACCOUNT]);
        if (missing < 0) return false;
      }
      level = prices.below(sides[side + ROOT], rank);
    }
    return missing <= 0;
  }

  /** Quantity still missing (at least 0) after a level, or -1 where an own order bars the way. */
  #missingAfter(level: number, wanted: number, mode: number, account: number): number {
    const words = this.#books.orders.words;
    let missing = wanted;
    let slot = this.#books.levels.words[level + HEAD];
    while (slot !== NO_SLOT && missing > 0) {
      const at = slot << ORDER_SHIFT;
      if (words[at + ACCOUNT] !== account) missing -= words[at + LEAVES];
      else if (mode !== SELF_TRADE.cancelOldest) return -1;
      slot = words[at + NEXT];
    }
    return Math.max(missing, 0);
  }

  #endFilled(maker: number): void {
    this.#index.remove(this.#books.orders.keyOf(maker), maker);
    this.#books.unlink(maker);
    this.#books.orders.release(maker);
  }
}
