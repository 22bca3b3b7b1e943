import type { Auction } from '../metrics/auctions.ts';

/** Share of either side's lots, from the best limits on, that an opening view holds. */
const SHOWN = 0.9;
/** Least ticks to either side of the clearing price. */
const MARGIN = 5;
/** Steps of a curve that a page can tell apart. */
const STEPS = 500;

/**
 * Prices at which an auction's curves are drawn, ascending: from where nine tenths of the buys with a limit are reached
 * to where nine tenths of the sells are, so that one far stray order does not shrink the crossing to a line. The
 * clearing price is one of them; of very many limits evenly spaced ones are taken.
 */
export function auctionPrices({ curves, price }: Auction): number[] {
  const { prices, demand, supply, marketBuys, marketSells } = curves;
  const buys = (demand[0] ?? 0) - marketBuys;
  const sells = (supply.at(-1) ?? 0) - marketSells;
  const reached = prices.findLastIndex((_, i) => demand[i] - marketBuys >= SHOWN * buys);
  const passed = prices.findIndex((_, i) => supply[i] - marketSells >= SHOWN * sells);
  const low = Math.min(prices[reached] ?? price, price - MARGIN);
  const high = Math.max(prices[passed] ?? price, price + MARGIN);
  const within = prices.filter((limit) => limit > low && limit < high && limit !== price);
  const stride = Math.max(1, Math.ceil(within.length / STEPS));
  const steps = within.filter((_, i) => i % stride === 0);
  return [low, ...steps, price, high].sort((a, b) => a - b);
}
