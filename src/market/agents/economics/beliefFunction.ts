import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import type { ShoutHistory } from './shoutHistory.ts';

/** Of the shouts at one price: what was taken, what met it from the other side, and what came to nothing. */
interface PriceCount {
  taken: number;
  met: number;
  rejected: number;
}

/**
 * How likely a trader takes a shout at each price to be accepted, by the shouts it remembers (Gjerstad and Dickhaut,
 * "Price formation in double auctions", Games and Economic Behavior 22 (1998) 1-29). At a price
 * that was shouted it is the part that speaks for it of all that speaks at all: to a seller taken offers and bids
 * at or above it speak for it, rejected offers at or below it against it; to a buyer the mirror image. Between two such
 * prices goes the cubic that is level at both.
 */
export class BeliefFunction {
  readonly #prices: number[] = [];
  readonly #beliefs: number[] = [];
  #at = 0;

  /** The ends are certain: a seller is accepted at the lowest price and never at the highest, a buyer the reverse. */
  constructor(side: Side, history: ShoutHistory, lowest: PriceTicks, highest: PriceTicks) {
    const counts = countByPrice(side, history);
    const isBuyer = side === BUY;
    // From the price that is sure to be accepted: on the way less speaks for a price, and more against it.
    const prices = [...counts.keys()].sort((a, b) => (isBuyer ? b - a : a - b));
    let [favour, against] = [0, 0];
    for (const { taken, met } of counts.values()) favour += taken + met;
    this.#add(isBuyer ? highest : lowest, 1);
    for (const price of prices) {
      const { taken, met, rejected } = counts.get(price) as PriceCount;
      against += rejected;
      if (price > lowest && price < highest && favour + against > 0) {
        this.#add(price, favour / (favour + against));
      }
      favour -= taken + met;
    }
    this.#add(isBuyer ? lowest : highest, 0);
    if (!isBuyer) return;
    this.#prices.reverse();
    this.#beliefs.reverse();
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

function countByPrice(own: Side, history: ShoutHistory): Map<number, PriceCount> {
  const counts = new Map<number, PriceCount>();
  history.forEach((side, price, isTaken, isRejected) => {
    let count = counts.get(price);
    if (count === undefined) {
      count = { taken: 0, met: 0, rejected: 0 };
      counts.set(price, count);
    }
    if (side !== own) count.met++;
    else if (isTaken) count.taken++;
    else if (isRejected) count.rejected++;
  });
  return counts;
}
