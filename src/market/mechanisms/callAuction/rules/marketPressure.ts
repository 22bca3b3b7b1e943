import { keepPrice, type PriceRule } from './priceRule.ts';

/**
 * T7 Market Model, 11.1.1. Nasdaq's "entered price at which shares will remain unexecuted" (Rules 4752(d)(2)(C) and
 * 4754(b)(2)(C)) comes to the same: the order that is left over stands at that end of the range.
 */
export const marketPressure: PriceRule = {
  name: 'marketPressure',
  summary: 'the highest price where only buyers are left over, the lowest where only sellers are',
  narrow(curves, range): void {
    // The surplus falls as the price rises, so the ends tell its sign everywhere.
    const atLow = curves.demand[range.first] - curves.supply[range.first];
    const atHigh = curves.demand[range.last] - curves.supply[range.last];
    if (atHigh > 0) keepPrice(range, range.high);
    else if (atLow < 0) keepPrice(range, range.low);
  },
};
