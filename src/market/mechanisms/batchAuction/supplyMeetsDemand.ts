import type { AuctionRules } from '../callAuction/clearingPrice.ts';
import { keepStretches, type PriceRule } from '../callAuction/rules/priceRule.ts';

/**
 * Where supply meets demand as curves: at such a price the buyers above it find enough sellers at it or below, and the
 * sellers below it enough buyers at it or above, so that only orders with just this limit go short. These prices are one
 * limit or all from one limit to another (Budish, Cramton and Shim 2015, section VII.A: the two ways of crossing).
 * Where orders without a limit alone outnumber the other side, the last limit of that side is the price.
 */
const supplyMeetsDemand: PriceRule = {
  name: 'supplyMeetsDemand',
  summary: 'supply meets demand',
  narrow(curves, range): void {
    const { demand, supply } = curves;
    let { first, last } = range;
    while (first < range.last && demand[first + 1] > supply[first]) first++;
    while (last > range.first && supply[last - 1] > demand[last]) last--;
    keepStretches(curves, range, first, last);
  },
};

/**
 * Price of a batch: the middle of the prices at which supply meets demand. No preset of an exchange is this rule: those
 * first look for the least surplus, which keeps some of the prices that clear a market and drops others, and so moves
 * the middle.
 */
export const BATCH_RULES: AuctionRules = {
  name: 'budish-cramton-shim',
  source: 'Budish, Cramton and Shim, Quarterly Journal of Economics 130(4), 2015, section VII.A',
  candidates: 'limits',
  rules: [supplyMeetsDemand],
};
