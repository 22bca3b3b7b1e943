import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import type { MarketServices, Order } from '../framework/mechanismRules.ts';

/** Who comes first, and whose lots a minimum quantity counts. */
export interface CrossRule {
  readonly priority: 'time' | 'size';
  readonly minimum: 'single' | 'aggregate';
}

/** An order with its rank as it was before anything of the pass traded. */
interface Ranked {
  readonly order: Order;
  readonly size: number;
}

/** True where an order may trade at `price`. */
export function accepts({ price: limit, side }: Order, price: number): boolean {
  return limit === 0 || (side === BUY ? limit >= price : limit <= price);
}

/** Fewer lots than this an order does not trade. */
export function leastOf({ leaves, minimumQuantity }: Order): number {
  return Math.min(minimumQuantity, leaves);
}

/**
 * Trades all that can trade at one price among orders without displayed priority. Orders take their turns by rank, each
 * with those against it by rank, until nobody can trade any more: a minimum that was in the way may shrink with what is
 * left of its order.
 */
export class DarkCross {
  readonly #market: MarketServices;
  readonly #rule: CrossRule;

  constructor(market: MarketServices, rule: CrossRule) {
    this.#market = market;
    this.#rule = rule;
  }

  /** An order comes: it is the first to have its turn. It need not rest. True where it traded. */
  enter(order: Order, price: number): boolean {
    if (!accepts(order, price)) return false;
    const against = this.#ranked(order.instrument, opposite(order.side), price);
    return this.#serve(order, against, price);
  }

  /** All that rests trades with all that rests against it. */
  settle(instrument: number, price: number): void {
    for (let traded = true; traded; ) {
      if (!this.#isAccepted(instrument, BUY, price) || !this.#isAccepted(instrument, SELL, price)) return;
      const buys = this.#ranked(instrument, BUY, price);
      const sells = this.#ranked(instrument, SELL, price);
      traded = false;
      for (const { order } of [...buys, ...sells].sort((a, b) => this.#compare(a, b))) {
        traded = this.#serve(order, order.side === BUY ? sells : buys, price) || traded;
      }
    }
  }

  /** Whether anybody of a side may trade at the price: its best limit says so for all. */
  #isAccepted(instrument: number, side: Side, price: number): boolean {
    const best = this.#market.best(instrument, side);
    return best !== undefined && accepts(best, price);
  }

  /** Orders that may trade at the price, by rank. */
  #ranked(instrument: number, side: Side, price: number): Ranked[] {
    const ranked = this.#market
      .resting(instrument, side, price)
      .map((order): Ranked => ({ order, size: order.leaves }));
    return ranked.sort((a, b) => this.#compare(a, b));
  }

  #compare(a: Ranked, b: Ranked): number {
    const bySize = this.#rule.priority === 'size' ? b.size - a.size : 0;
    return bySize || a.order.sequence - b.order.sequence;
  }

  /** One order's turn, repeated as long as it trades. */
  #serve(order: Order, against: readonly Ranked[], price: number): boolean {
    const serveOnce =
      this.#rule.minimum === 'single'
        ? () => this.#bySingle(order, against, price)
        : () => this.#together(order, against, price);
    let traded = false;
    while (order.leaves > 0 && serveOnce()) traded = true;
    return traded;
  }

  /** Each counterparty alone must bring what the order asks for. */
  #bySingle(order: Order, against: readonly Ranked[], price: number): boolean {
    let traded = false;
    for (const { order: other } of against) {
      if (order.leaves === 0) break;
      const quantity = Math.min(order.leaves, other.leaves);
      if (quantity === 0 || quantity < leastOf(order) || quantity < leastOf(other)) continue;
      this.#trade(order, other, price, quantity);
      traded = true;
    }
    return traded;
  }

  /** Counterparties together must bring it; each of them still trades no less than it asked for itself. */
  #together(order: Order, against: readonly Ranked[], price: number): boolean {
    const parts: { readonly other: Order; readonly quantity: number }[] = [];
    let left = order.leaves;
    for (const { order: other } of against) {
      if (left === 0) break;
      const quantity = Math.min(left, other.leaves);
      if (quantity === 0 || quantity < leastOf(other)) continue;
      parts.push({ other, quantity });
      left -= quantity;
    }
    if (parts.length === 0 || order.leaves - left < leastOf(order)) return false;
    for (const { other, quantity } of parts) this.#trade(order, other, price, quantity);
    return true;
  }

  /** The order that came first is the maker. */
  #trade(a: Order, b: Order, price: number, quantity: number): void {
    if (a.sequence < b.sequence) this.#market.trade(a, b, price, quantity);
    else this.#market.trade(b, a, price, quantity);
  }
}
