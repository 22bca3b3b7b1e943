import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import type { ShoutHistory } from './shoutHistory.ts';

/**
 * How likely a trader takes a shout at each price to be accepted, by the shouts it remembers (Gjerstad and Dickhaut,
 * "Price formation in double auctions", Games and Economic Behavior 22 (1998) 1-29, definitions 10 and 11). At a price
 * that was shouted it is the part that speaks for it of all that speaks at all: to a seller taken offers and bids
 * at or above it speak for it, rejected offers at or below it against it; to a buyer the mirror image. Between two such
 * prices goes the cubic that is level at both.
 */
export class BeliefFunction {
  readonly #side: Side;
  readonly #prices: number[] = [];
  readonly #beliefs: number[] = [];
  #at = 0;

  /** `lowest` and `highest` are certain: a seller is accepted at the lowest and never at the highest. */
  constructor(side: Side, history: ShoutHistory, lowest: PriceTicks, highest: PriceTicks) {
    this.#side = side;
    const prices = new Set<number>();
    history.forEach((_side, price) => {
      if (price > lowest && price < highest) prices.add(price);
    });
    this.#add(lowest, side === BUY ? 0 : 1);
    for (const price of [...prices].sort((a, b) => a - b)) this.#observe(history, price);
    this.#add(highest, side === BUY ? 1 : 0);
  }

  #observe(history: ShoutHistory, price: PriceTicks): void {
    const own = this.#side;
    let [taken, met, rejected] = [0, 0, 0];
    history.forEach((side, shouted, isTaken, isRejected) => {
      // To a seller what is higher is bolder, to a buyer what is lower.
      const isNoModester = own === BUY ? shouted <= price : shouted >= price;
      const isNoBolder = own === BUY ? shouted >= price : shouted <= price;
      if (side !== own) met += isNoModester ? 1 : 0;
      else if (isTaken && isNoModester) taken++;
      else if (isRejected && isNoBolder) rejected++;
    });
    const all = taken + met + rejected;
    if (all > 0) this.#add(price, (taken + met) / all);
  }

  #add(price: number, belief: number): void {
    this.#prices.push(price);
    this.#beliefs.push(belief);
  }

  /** Between 0 and 1. Cheapest for prices in ascending order. */
  at(price: PriceTicks): number {
    const prices = this.#prices;
    const last = prices.length - 1;
    if (price <= prices[0]) return this.#beliefs[0];
    if (price >= prices[last]) return this.#beliefs[last];
    if (prices[this.#at] > price) this.#at = 0;
    while (prices[this.#at + 1] < price) this.#at++;
    const [low, high] = [prices[this.#at], prices[this.#at + 1]];
    const [from, to] = [this.#beliefs[this.#at], this.#beliefs[this.#at + 1]];
    const part = (price - low) / (high - low);
    return from + (to - from) * part * part * (3 - 2 * part);
  }
}
