import { BUY } from '../../core/models/side.ts';

/** An order as it stands in a call; `price` 0 is a market order. */
export interface StandingOrder {
  readonly side: number;
  readonly price: number;
  readonly leaves: number;
}

/** Demand and supply of a call by price, in ticks and lots. */
export interface AuctionCurves {
  /** Limits of the orders of either side, ascending. */
  readonly prices: readonly number[];
  /** Lots that would be bought at each of them: market orders, and buys with this limit or a higher one. */
  readonly demand: readonly number[];
  /** Lots that would be sold: market orders, and sells with this limit or a lower one. */
  readonly supply: readonly number[];
  readonly marketBuys: number;
  readonly marketSells: number;
}

/** Adds up what stands in a call. */
export function auctionCurves(orders: Iterable<StandingOrder>): AuctionCurves {
  const bids = new Map<number, number>();
  const asks = new Map<number, number>();
  for (const { side, price, leaves } of orders) {
    const limits = side === BUY ? bids : asks;
    limits.set(price, (limits.get(price) ?? 0) + leaves);
  }
  const marketBuys = bids.get(0) ?? 0;
  const marketSells = asks.get(0) ?? 0;
  const limits = new Set([...bids.keys(), ...asks.keys()]);
  limits.delete(0);
  const prices = [...limits].sort((a, b) => a - b);
  const supply: number[] = [];
  let sold = marketSells;
  for (const price of prices) {
    sold += asks.get(price) ?? 0;
    supply.push(sold);
  }
  const demand: number[] = [];
  let bought = marketBuys;
  for (const price of prices.toReversed()) {
    bought += bids.get(price) ?? 0;
    demand.push(bought);
  }
  return { prices, demand: demand.reverse(), supply, marketBuys, marketSells };
}

/** Lots that would be bought at a price: those of the next limit from it on. */
export function demandAt({ prices, demand, marketBuys }: AuctionCurves, price: number): number {
  const next = prices.findIndex((limit) => limit >= price);
  return next === -1 ? marketBuys : demand[next];
}

/** Lots that would be sold at a price: those of the last limit up to it. */
export function supplyAt({ prices, supply, marketSells }: AuctionCurves, price: number): number {
  const last = prices.findLastIndex((limit) => limit <= price);
  return last === -1 ? marketSells : supply[last];
}
