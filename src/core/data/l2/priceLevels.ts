import { BUY, type Side } from '../../models/side.ts';
import { PriceSide } from './priceSide.ts';

/**
 * The book per price of one symbol, as exchanges publish it: a quantity at each price of each side. Prices are
 * whole numbers up to 2^53 - 1 on any scale, which is more than the 31 bits of the matching engine's books.
 *
 * Its slow twin is a sorted list (`tests/property/core/data/priceLevels.test.ts`).
 */
export class PriceLevels {
  readonly #bids = new PriceSide();
  /** Asks under their negated price, so that the best of either side is the largest key. */
  readonly #asks = new PriceSide();

  /** Number of levels of a side. */
  count(side: Side): number {
    return side === BUY ? this.#bids.count : this.#asks.count;
  }

  clear(): void {
    this.#bids.clear();
    this.#asks.clear();
  }

  /**
   * The level at `price` now holds `quantity`; 0 removes it, whether it was there or not.
   *
   * @throws BaseError DATA_INVALID_FIELD where a side would grow beyond half a million levels or more
   */
  set(side: Side, price: number, quantity: number): void {
    if (side === BUY) this.#bids.set(price, quantity);
    else this.#asks.set(-price, quantity);
  }

  /** Quantity at a price, 0 where there is no level. */
  quantity(side: Side, price: number): number {
    return side === BUY ? this.#bids.quantity(price) : this.#asks.quantity(-price);
  }

  /** Best price of a side; NaN where it is empty. */
  best(side: Side): number {
    return side === BUY ? this.#bids.bestKey() : -this.#asks.bestKey();
  }

  /** Quantity at the best price, 0 where the side is empty. */
  bestQuantity(side: Side): number {
    return side === BUY ? this.#bids.bestQuantity() : this.#asks.bestQuantity();
  }

  /** The next price behind `price`, which need not be a level itself; NaN where there is none. */
  next(side: Side, price: number): number {
    return side === BUY ? this.#bids.keyBelow(price) : -this.#asks.keyBelow(-price);
  }
}
