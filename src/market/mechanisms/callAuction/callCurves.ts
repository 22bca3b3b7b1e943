import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { CallInterest } from './callInterest.ts';
import { priceAtOrAbove, priceAtOrBelow, type TickGrid } from './tickGrid.ts';

const FIRST_STRETCHES = 128;

/**
 * Demand and supply of a call as step functions of the price, over the candidate prices in ascending order. A stretch
 * is a run of candidates over which nothing changes: one limit, or the valid prices between two limits. Demand at a
 * price is what would buy there or higher, supply what would sell there or lower, so demand never rises from one
 * stretch to the next and supply never falls.
 */
export class CallCurves {
  from = new Int32Array(FIRST_STRETCHES);
  to = new Int32Array(FIRST_STRETCHES);
  demand = new Float64Array(FIRST_STRETCHES);
  supply = new Float64Array(FIRST_STRETCHES);
  count = 0;

  /**
   * Candidates are the limits of the orders; with `between`, also the valid prices of `grid` from the lowest limit to
   * the highest. Takes time in proportion to the levels, whatever prices they span.
   */
  build(interest: CallInterest, between: boolean, grid: TickGrid): void {
    const { bids, asks } = interest;
    this.count = 0;
    let demand = interest.marketBuys;
    for (let i = 0; i < bids.count; i++) demand += bids.quantities[i];
    let supply = interest.marketSells;
    let bid = bids.count - 1;
    let ask = 0;
    let last = 0;
    while (bid >= 0 || ask < asks.count) {
      const bidPrice = bid >= 0 ? bids.prices[bid] : Number.MAX_SAFE_INTEGER;
      const askPrice = ask < asks.count ? asks.prices[ask] : Number.MAX_SAFE_INTEGER;
      const price = Math.min(bidPrice, askPrice);
      if (between && last !== 0) this.#addGap(grid, last, price, demand, supply);
      if (askPrice === price) supply += asks.quantities[ask++];
      this.#add(price, price, demand, supply);
      if (bidPrice === price) demand -= bids.quantities[bid--];
      last = price;
    }
  }

  /** What would buy at `price`, which lies between the first candidate and the last. */
  demandAt(price: PriceTicks): QuantityLots {
    return this.demand[this.#stretchEndingFrom(price)];
  }

  /** What would sell at `price`. */
  supplyAt(price: PriceTicks): QuantityLots {
    const stretch = this.#stretchEndingFrom(price);
    return this.supply[price < this.from[stretch] ? stretch - 1 : stretch];
  }

  /** The first stretch that does not end below `price`. */
  #stretchEndingFrom(price: PriceTicks): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.to[middle] < price) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #addGap(grid: TickGrid, below: PriceTicks, above: PriceTicks, demand: number, supply: number): void {
    const from = priceAtOrAbove(grid, below + 1);
    const to = priceAtOrBelow(grid, above - 1);
    if (from <= to) this.#add(from, to, demand, supply);
  }

  #add(from: PriceTicks, to: PriceTicks, demand: number, supply: number): void {
    const { count } = this;
    if (count === this.from.length) this.#grow();
    this.from[count] = from;
    this.to[count] = to;
    this.demand[count] = demand;
    this.supply[count] = supply;
    this.count = count + 1;
  }

  #grow(): void {
    const { from, to, demand, supply } = this;
    const length = from.length * 2;
    this.from = new Int32Array(length);
    this.to = new Int32Array(length);
    this.demand = new Float64Array(length);
    this.supply = new Float64Array(length);
    this.from.set(from);
    this.to.set(to);
    this.demand.set(demand);
    this.supply.set(supply);
  }
}
