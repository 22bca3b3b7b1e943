import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** What a venue displays on the side that an order would trade against. */
export interface VenueOffer {
  /** Number of the venue in the router's list. */
  readonly venue: number;
  /** In ticks of the common grid. */
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  /** Fee of whoever takes it, in parts per million of the notional; negative is a rebate. */
  readonly takerPpm: number;
}

/** A part of an order and where it goes. */
export interface RouteLeg {
  readonly venue: number;
  /** Limit in ticks of the common grid: the price displayed there. */
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

const MILLION = 1_000_000;

/**
 * Splits a quantity over what is displayed within `limit`: the best price after fees first, of equal ones the larger, then
 * the venue that comes first in the list. Costs grow in proportion to quantity, so no other split of what is displayed
 * costs less. What finds nothing is left over.
 */
export function planRoute(
  side: Side,
  quantity: QuantityLots,
  limit: PriceTicks,
  offers: readonly VenueOffer[],
): RouteLeg[] {
  const within = offers.filter(({ price, quantity: lots }) => {
    return lots > 0 && price > 0 && (side === BUY ? price <= limit : price >= limit);
  });
  within.sort(
    (a, b) => costPerLot(side, a) - costPerLot(side, b) || b.quantity - a.quantity || a.venue - b.venue,
  );
  const legs: RouteLeg[] = [];
  let left = quantity;
  for (const offer of within) {
    if (left === 0) break;
    const lots = Math.min(left, offer.quantity);
    left -= lots;
    legs.push({ venue: offer.venue, price: offer.price, quantity: lots });
  }
  return legs;
}

/** What a lot costs after fees, in millionths of a grid tick: negative for what a sale brings in. */
export function costPerLot(side: Side, { price, takerPpm }: Pick<VenueOffer, 'price' | 'takerPpm'>): number {
  return side === BUY ? price * (MILLION + takerPpm) : price * (takerPpm - MILLION);
}
