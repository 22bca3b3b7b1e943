import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Awarded, Payments, PricedLots } from './award.ts';
import { vickreyPayments } from './vickrey.ts';

/** Everybody pays what they bid: the first-price auction for one lot, the discriminatory one for many. */
function payAsBid({ bids, won }: Awarded): Payments {
  return bids.map(({ value }, bid) => lotsAt(value, won[bid]));
}

/**
 * All pay the bid of the last lot that was sold: the single-price auction by which the US Treasury sells all its
 * marketable securities since November 1998. Before, most were sold at multiple prices, as in {@link payAsBid}.
 */
function payLowestWinning(awarded: Awarded): Payments {
  const last = awarded.won.findLastIndex((lots) => lots > 0);
  return payOne(awarded, last < 0 ? 0 : awarded.bids[last].value);
}

/**
 * All pay the bid for the first lot that was not sold, or the highest reserve of a lot that was: the textbooks'
 * uniform-price auction (Krishna 2010, chapter 12), for one lot Vickrey's. Lots that a winner asked for in vain count.
 */
function payHighestLosing(awarded: Awarded): Payments {
  const { bids, offers, won, given } = awarded;
  const losing = bids.find(({ quantity }, bid) => won[bid] < quantity);
  const reserve = offers.findLast((_, offer) => given[offer] > 0);
  if (reserve === undefined) return payOne(awarded, 0);
  return payOne(awarded, Math.max(losing?.value ?? reserve.value, reserve.value));
}

function payOne({ won }: Awarded, price: PriceTicks): Payments {
  return won.map((lots) => lotsAt(price, lots));
}

function lotsAt(price: PriceTicks, quantity: QuantityLots): PricedLots[] {
  return quantity === 0 ? [] : [{ price, quantity }];
}

/** A rule by the name that settings give. */
export interface PricingRule {
  readonly name: string;
  /** What the winners pay. */
  readonly pay: (awarded: Awarded) => Payments;
}

/** All that a sealed-bid auction can charge. */
export const PRICING_RULES: readonly PricingRule[] = [
  { name: 'first-price', pay: payAsBid },
  { name: 'second-price', pay: vickreyPayments },
  { name: 'uniform', pay: payHighestLosing },
  { name: 'uniform-lowest-winning', pay: payLowestWinning },
  { name: 'discriminatory', pay: payAsBid },
];
