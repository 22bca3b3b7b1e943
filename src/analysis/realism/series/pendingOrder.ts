import { GrowingColumn } from './growingColumn.ts';
import type { MarketOrders } from './marketSeries.ts';

const BASIS_POINTS = 1e4;

/** Joins the trades of one order, and follows the mid until the next one. */
export class PendingOrder {
  readonly prices: GrowingColumn;
  readonly #signs: GrowingColumn;
  readonly #quantities: GrowingColumn;
  readonly #moves: GrowingColumn;
  #event = Number.NaN;
  #sign = 0;
  #price = 0;
  #quantity = 0;
  #midBefore = Number.NaN;
  #isOpen = false;

  /** Keeps so many orders. */
  constructor(limit: number) {
    this.prices = new GrowingColumn(limit);
    this.#signs = new GrowingColumn(limit);
    this.#quantities = new GrowingColumn(limit);
    this.#moves = new GrowingColumn(limit);
  }

  /** A trade of the event; `mid` stood before it. True where it begins another order. */
  trade(event: number, price: number, quantity: number, sign: number, mid: number): boolean {
    if (this.#isOpen && event === this.#event && sign === this.#sign) {
      this.#price = price;
      this.#quantity += quantity;
      return false;
    }
    this.flush(mid);
    this.#isOpen = true;
    this.#event = event;
    this.#sign = sign;
    this.#price = price;
    this.#quantity = quantity;
    this.#midBefore = mid;
    return true;
  }

  /** What the open order did to the mid is known by now. */
  flush(mid: number): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.prices.push(this.#price);
    this.#signs.push(this.#sign);
    this.#quantities.push(this.#quantity);
    this.#moves.push(this.#sign * BASIS_POINTS * (mid / this.#midBefore - 1));
  }

  finish(): MarketOrders {
    return {
      prices: this.prices.values(),
      signs: this.#signs.values(),
      quantities: this.#quantities.values(),
      moves: this.#moves.values(),
    };
  }
}
