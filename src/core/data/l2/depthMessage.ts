import type { Side } from '../../models/side.ts';

const FIRST_LEVELS = 64;

/** A depth message of an exchange: levels, and the numbers that put it in its place. Used again and again. */
export class DepthMessage {
  isSnapshot = false;
  symbol = -1;
  /** Update ids: the first and last that the message covers; a snapshot has only the last. */
  firstId = 0;
  lastId = 0;
  /** Last id of the message before it, or -1 where the market does not say (Binance spot). */
  previousId = -1;
  line = 0;
  day = 0;
  timeNs = 0;
  count = 0;
  prices = new Float64Array(FIRST_LEVELS);
  quantities = new Float64Array(FIRST_LEVELS);
  sides = new Uint8Array(FIRST_LEVELS);

  clear(): void {
    this.count = 0;
    this.previousId = -1;
    this.isSnapshot = false;
    this.symbol = -1;
  }

  add(side: Side, price: number, quantity: number): void {
    if (this.count === this.prices.length) this.#resize(2 * this.count);
    this.sides[this.count] = side;
    this.prices[this.count] = price;
    this.quantities[this.count++] = quantity;
  }

  /** A copy that is no larger than it must be, to be kept. */
  copy(): DepthMessage {
    const copy = new DepthMessage();
    const { prices, quantities, sides, count } = this;
    Object.assign(copy, this, {
      prices: prices.slice(0, count),
      quantities: quantities.slice(0, count),
      sides: sides.slice(0, count),
    });
    return copy;
  }

  #resize(length: number): void {
    const prices = new Float64Array(length);
    prices.set(this.prices);
    this.prices = prices;
    const quantities = new Float64Array(length);
    quantities.set(this.quantities);
    this.quantities = quantities;
    const sides = new Uint8Array(length);
    sides.set(this.sides);
    this.sides = sides;
  }
}
