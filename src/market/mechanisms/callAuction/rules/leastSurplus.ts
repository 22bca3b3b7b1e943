import { keepBest, type PriceRule } from './priceRule.ts';

/** Surplus (T7, Euronext, ASX) and imbalance (Nasdaq, LSE) are the same: demand less supply, whichever is larger. */
export const leastSurplus: PriceRule = {
  name: 'leastSurplus',
  summary: 'the fewest lots that would trade at the price are left over',
  narrow: (curves, range) => keepBest(curves, range, (demand, supply) => -Math.abs(demand - supply)),
};
