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
  prices: Float64Array<ArrayBuffer>;
  quantities: Float64Array<ArrayBuffer>;
  sides: Uint8Array<ArrayBuffer>;

  constructor(levels = FIRST_LEVELS) {
    this.prices = new Float64Array(levels);
    this.quantities = new Float64Array(levels);
    this.sides = new Uint8Array(levels);
  }

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
    const { count } = this;
    const copy = new DepthMessage(count);
    copy.prices.set(this.prices.subarray(0, count));
    copy.quantities.set(this.quantities.subarray(0, count));
    copy.sides.set(this.sides.subarray(0, count));
    copy.isSnapshot = this.isSnapshot;
    copy.symbol = this.symbol;
    copy.firstId = this.firstId;
    copy.lastId = this.lastId;
    copy.previousId = this.previousId;
    copy.line = this.line;
    copy.day = this.day;
    copy.timeNs = this.timeNs;
    copy.count = count;
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
