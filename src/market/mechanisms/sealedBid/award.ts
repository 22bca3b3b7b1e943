import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** A sealed bid, or an offer: values are what a bidder pays at most for a lot, and an offer's reserve, in ticks. */
export interface Interest {
  /** Whose it is. */
  readonly account: number;
  readonly value: number;
  readonly quantity: QuantityLots;
}

/** An auction whose winners are known. */
export interface Awarded {
  readonly bids: readonly Interest[];
  readonly offers: readonly Interest[];
  /** Lots that each bid wins. */
  readonly won: readonly QuantityLots[];
  /** Lots sold of each offer. */
  readonly given: readonly QuantityLots[];
}

/** Lots at one price. */
export interface PricedLots {
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

/** What the winners pay: a list for each bid, its lots adding up to what the bid won. */
export type Payments = readonly (readonly PricedLots[])[];

/**
 * The lots on offer go to the highest bids, as long as a bid reaches the reserve of the lot that is next: the
 * allocation of most surplus (Krishna, Auction Theory, 2nd edition, 2010, chapter 12, there with one seller).
 *
 * @param bids highest first; of equal ones the first wins first.
 * @param offers lowest reserve first.
 */
export function award(bids: readonly Interest[], offers: readonly Interest[]): Awarded {
  const won = bids.map(() => 0);
  const given = offers.map(() => 0);
  for (let bid = 0, offer = 0; bid < bids.length && offer < offers.length; ) {
    if (bids[bid].value < offers[offer].value) break;
    const lots = Math.min(bids[bid].quantity - won[bid], offers[offer].quantity - given[offer]);
    won[bid] += lots;
    given[offer] += lots;
    if (won[bid] === bids[bid].quantity) bid++;
    if (given[offer] === offers[offer].quantity) offer++;
  }
  return { bids, offers, won, given };
}
