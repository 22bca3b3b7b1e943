import { nearestPrice } from '../tickGrid.ts';
import { keepPrice, type PriceRule } from './priceRule.ts';

/**
 * T7 Market Model, 11.1.1: a reference at or beyond an end of the range gives that end, and one inside the range is
 * the price itself (on the nearest valid tick), even where no order has that limit. Without a reference it is silent.
 */
export const referencePrice: PriceRule = {
  name: 'referencePrice',
  summary: 'the reference price, or the end of the range that is nearest to it',
  narrow(_curves, range, { reference, grid }): void {
    if (reference > 0) keepPrice(range, nearestPrice(grid, reference, range.low, range.high));
  },
};
