import { nearestPrice } from '../tickGrid.ts';
import { keepPrice, type PriceRule } from './priceRule.ts';

/**
 * Euronext Trading Manual, 3.1: the candidate closest to the reference price; the higher one of two. It differs from
 * `referencePrice` where only limits are candidates and the reference lies between two of them.
 */
export const nearestCandidate: PriceRule = {
  name: 'nearestCandidate',
  summary: 'the candidate nearest to the reference price',
  narrow(curves, range, { reference, grid }): void {
    if (reference <= 0) return;
    let best = range.low;
    for (let stretch = range.first; stretch <= range.last; stretch++) {
      const low = Math.max(range.low, curves.from[stretch]);
      const high = Math.min(range.high, curves.to[stretch]);
      const price = nearestPrice(grid, reference, low, high);
      if (Math.abs(price - reference) <= Math.abs(best - reference)) best = price;
    }
    keepPrice(range, best);
  },
};
