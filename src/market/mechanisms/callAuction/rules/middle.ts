import { nearestPrice } from '../tickGrid.ts';
import { keepPrice, type PriceRule } from './priceRule.ts';

/**
 * The middle of the range, on the nearest valid tick, the higher one of two: the price that shares the gains evenly
 * (the k-double auction with k = 1/2: Chatterjee & Samuelson, Operations Research 31(5), 1983). It always decides, so
 * it closes every list of rules.
 */
export const middle: PriceRule = {
  name: 'middle',
  summary: 'the middle of the range',
  narrow: (_curves, range, { grid }) =>
    keepPrice(range, nearestPrice(grid, (range.low + range.high) / 2, range.low, range.high)),
};
