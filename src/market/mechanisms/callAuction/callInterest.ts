import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';

const FIRST_LEVELS = 64;

/** Levels of one side in two columns, best price first. */
class Levels {
  prices = new Int32Array(FIRST_LEVELS);
  quantities = new Float64Array(FIRST_LEVELS);
  count = 0;

  add(price: PriceTicks, quantity: number): void {
    const { count } = this;
    if (count === this.prices.length) this.#grow();
    this.prices[count] = price;
    this.quantities[count] = quantity;
    this.count = count + 1;
  }

  #grow(): void {
    const { prices, quantities } = this;
    this.prices = new Int32Array(prices.length * 2);
    this.quantities = new Float64Array(prices.length * 2);
    this.prices.set(prices);
    this.quantities.set(quantities);
  }
}

/** What stands in a call, summed by limit: all that a clearing price follows from. Filled again for each question. */
export class CallInterest {
  readonly bids = new Levels();
  readonly asks = new Levels();
  /** Quantities of the orders without a limit. */
  marketBuys: QuantityLots = 0;
  marketSells: QuantityLots = 0;

  clear(): void {
    this.bids.count = 0;
    this.asks.count = 0;
    this.marketBuys = 0;
    this.marketSells = 0;
  }

  addMarket(side: Side, quantity: QuantityLots): void {
    if (side === BUY) this.marketBuys += quantity;
    else this.marketSells += quantity;
  }

  /** Levels come best first: bids from the highest down, asks from the lowest up. */
  addLevel(side: Side, price: PriceTicks, quantity: QuantityLots): void {
    const levels = side === BUY ? this.bids : this.asks;
    const { count } = levels;
    if (count > 0) {
      const last = levels.prices[count - 1];
      assert(side === BUY ? price < last : price > last, 'levels of a call come best first');
    }
    levels.add(price, quantity);
  }

  /** Best limit of a side, or 0. */
  best(side: Side): PriceTicks {
    const levels = side === BUY ? this.bids : this.asks;
    return levels.count === 0 ? 0 : levels.prices[0];
  }
}
