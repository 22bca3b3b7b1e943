import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Awarded, Payments } from './award.ts';

/** One trade of an auction: `bid` and `offer` are places in the lists that were awarded. */
export interface AuctionTrade {
  readonly bid: number;
  readonly offer: number;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

/**
 * Which seller is paid which price: the highest price goes to the highest reserve and so on, so that every reserve is
 * honoured whenever that is possible at all.
 */
export function pairTrades({ offers, given }: Awarded, payments: Payments): AuctionTrade[] {
  const paid = payments
    .flatMap((lots, bid) => lots.map(({ price, quantity }) => ({ bid, price, quantity })))
    .sort((a, b) => b.price - a.price || a.bid - b.bid);
  const trades: AuctionTrade[] = [];
  let offer = offers.length - 1;
  let sold = 0;
  for (const { bid, price, quantity } of paid) {
    for (let left = quantity; left > 0; ) {
      const lots = Math.min(left, given[offer] - sold);
      if (lots > 0) trades.push({ bid, offer, price, quantity: lots });
      left -= lots;
      sold += lots;
      if (sold === given[offer]) [offer, sold] = [offer - 1, 0];
    }
  }
  return trades;
}
