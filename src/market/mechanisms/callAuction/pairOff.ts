import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** What pairing needs to see of an order; `leaves` falls as it trades. */
interface Pairable {
  /** 0 for a market order. */
  readonly price: PriceTicks;
  readonly leaves: QuantityLots;
}

/**
 * Trades the buyers that reach a price with the sellers that do, both in the order of their priority, until one side is
 * exhausted: so every order of the shorter side trades in full, and on the longer side the last one reached may be left
 * with a part. `trade` must take the quantity off both.
 */
export function pairOff<T extends Pairable>(
  buys: readonly T[],
  sells: readonly T[],
  price: PriceTicks,
  trade: (buy: T, sell: T, quantity: QuantityLots) => void,
): void {
  let sold = 0;
  for (const buy of buys) {
    if (buy.price !== 0 && buy.price < price) return;
    while (buy.leaves > 0) {
      const sell = sells[sold];
      if (sell === undefined || sell.price > price) return;
      if (sell.leaves === 0) sold++;
      else trade(buy, sell, Math.min(buy.leaves, sell.leaves));
    }
  }
}
