import { SELF_TRADE, selfTradeMode } from '../../../src/core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import { BUY, opposite } from '../../../src/core/models/side.ts';
import { Hash64 } from '../../../src/core/utils/hash.ts';
import type { BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { type NaiveOrder, reaches } from '../../../src/market/exchange/book/naiveBook.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import { bookOf } from '../../../src/market/exchange/book/rank.ts';
import type { AllocationRules } from '../../../src/market/mechanisms/proRata/allocationRules.ts';
import { naiveShares } from './naiveShares.ts';

interface Top {
  readonly orderId: number;
  lots: number;
}

/** The obvious twin of the pro-rata engine: the naive book, and shares step by step. */
export class NaiveProRataEngine extends NaiveEngine {
  readonly #rules: AllocationRules;
  #tops = new Map<number, Top>();

  constructor(events: BookEvents, rules: AllocationRules) {
    super(events);
    this.#rules = rules;
  }

  #level(taker: NaiveOrder, limit: number): NaiveOrder[] {
    const makers = this.makers(taker.instrument, opposite(taker.side));
    return makers.filter(({ price }) => price === makers[0].price && reaches(taker.side, limit, price));
  }

  protected override match(taker: NaiveOrder, limit: number): void {
    const prevents = selfTradeMode(taker.flags) !== SELF_TRADE.allow;
    while (taker.leaves > 0) {
      const level = this.#level(taker, limit);
      if (level.length === 0) return;
      const own = level.find(({ account }) => prevents && account === taker.account);
      const total = level.reduce((sum, { leaves }) => sum + leaves, 0);
      if (own !== undefined) this.preventSelfTrade(own, taker);
      else if (taker.leaves >= total) for (const maker of level) this.trade(maker, taker);
      else this.#share(level, taker);
    }
  }

  #share(level: readonly NaiveOrder[], taker: NaiveOrder): void {
    const top = this.#tops.get(bookOf(level[0].instrument, level[0].side));
    const orders = level.map(({ leaves, account, orderId }) => ({
      size: leaves,
      account,
      isTop: orderId === top?.orderId,
    }));
    const { gets, asTop } = naiveShares(orders, taker.leaves, this.#rules, top?.lots ?? 0);
    if (top !== undefined) top.lots -= asTop;
    for (const [place, lots] of gets.entries()) if (lots > 0) this.trade(level[place], taker, lots);
  }

  protected override rest(order: NaiveOrder): void {
    const { instrument, side, price, orderId, leaves } = order;
    const best = this.best(instrument, side);
    const isBetter = price > 0 && (best === 0 || (side === BUY ? price > best : price < best));
    const book = bookOf(instrument, side);
    const { topOrder, topMinimum, topMaximum } = this.#rules;
    if (isBetter || this.#tops.get(book)?.orderId === orderId) this.#tops.delete(book);
    if (topOrder && isBetter && leaves >= topMinimum && this.isMatching(instrument)) {
      this.#tops.set(book, { orderId, lots: topMaximum === 0 ? Number.MAX_SAFE_INTEGER : topMaximum });
    }
    super.rest(order);
  }

  /** What fill or kill asks: an own order bars its whole price, or is passed over. */
  protected override obtainable(taker: NaiveOrder, limit: number): number {
    const mode = selfTradeMode(taker.flags);
    const makers = this.makers(taker.instrument, opposite(taker.side));
    let obtained = 0;
    for (const price of new Set(makers.map((order) => order.price))) {
      if (!reaches(taker.side, limit, price) || obtained >= taker.leaves) break;
      const level = makers.filter((order) => order.price === price);
      const isOwn = ({ account }: NaiveOrder) => mode !== SELF_TRADE.allow && account === taker.account;
      if (mode !== SELF_TRADE.cancelOldest && level.some(isOwn)) break;
      for (const order of level) if (!isOwn(order)) obtained += order.leaves;
    }
    return Math.min(obtained, taker.leaves);
  }

  override stateHash(): number {
    const books = super.stateHash();
    if (!this.#rules.topOrder) return books;
    const hash = new Hash64();
    hash.addInt(books);
    const live = [...this.#tops]
      .filter(([, { orderId }]) => this.orders.some((order) => order.orderId === orderId))
      .sort(([a], [b]) => a - b);
    for (const [book, { orderId, lots }] of live) {
      hash.addInt(book);
      hash.addNumber(orderId);
      hash.addNumber(lots);
    }
    return hash.low();
  }

  override snapshot(): PlainData {
    const tops = [...this.#tops].map(([book, { orderId, lots }]) => [book, orderId, lots]);
    return { book: super.snapshot(), tops };
  }

  override restore(state: PlainData): void {
    const saved = state as { book: PlainData; tops: [number, number, number][] };
    super.restore(saved.book);
    this.#tops = new Map(saved.tops.map(([book, orderId, lots]) => [book, { orderId, lots }]));
  }
}
