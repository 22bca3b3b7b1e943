import { nearestPrice } from '../tickGrid.ts';
import { keepPrice, type PriceRule } from './priceRule.ts';

const MILLION = 1_000_000;

/**
 * Market pressure that goes no further from the reference price than `ppm` parts per million of it: where only buyers
 * are left over, the highest candidate up to that limit, or, where all lie above it, the lowest; and the mirror image
 * where only sellers are. Between two candidates the limit itself is the price. BNB Beacon Chain ("Match steps",
 * step 3) matched so, with 5 %. Without a reference it is plain market pressure.
 */
export function pressureNearReference(ppm: number): PriceRule {
  return {
    name: 'pressureNearReference',
    summary: `market pressure within ${ppm} ppm of the reference price`,
    narrow(curves, range, { reference, grid }): void {
      const atLow = curves.demand[range.first] - curves.supply[range.first];
      const atHigh = curves.demand[range.last] - curves.supply[range.last];
      const width = (reference * ppm) / MILLION;
      const { low, high } = range;
      if (atHigh > 0) {
        keepPrice(range, reference > 0 ? nearestPrice(grid, reference + width, low, high) : high);
      } else if (atLow < 0) {
        keepPrice(range, reference > 0 ? nearestPrice(grid, reference - width, low, high) : low);
      }
    },
  };
}
