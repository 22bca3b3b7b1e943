import { stepAt } from '../../../core/models/instrument.ts';
import type { PriceTicks } from '../../../core/models/units.ts';

/** Which prices are valid: an instrument's tick table (an `Instrument` is one). */
export interface TickGrid {
  /** From `tickFrom[i]` ticks up, prices are multiples of `tickStep[i]` ticks. */
  readonly tickFrom: Int32Array;
  readonly tickStep: Int32Array;
}

/** Every whole tick is a price. */
export const EVERY_TICK: TickGrid = { tickFrom: Int32Array.of(0), tickStep: Int32Array.of(1) };

/** The lowest valid price at or above `price`. */
export function priceAtOrAbove({ tickFrom, tickStep }: TickGrid, price: number): PriceTicks {
  let row = tickFrom.length - 1;
  while (row > 0 && price < tickFrom[row]) row--;
  for (; ; row++) {
    const step = tickStep[row];
    const found = Math.max(1, Math.ceil(Math.max(price, tickFrom[row]) / step)) * step;
    if (row === tickFrom.length - 1 || found < tickFrom[row + 1]) return found;
  }
}

/** The highest valid price at or below `price`; 0 where there is none. */
export function priceAtOrBelow({ tickFrom, tickStep }: TickGrid, price: number): PriceTicks {
  const step = stepAt(tickFrom, tickStep, price);
  const found = Math.floor(price / step) * step;
  // A row may begin between two of its multiples; then the row below has the next price.
  for (let row = tickFrom.length - 1; row > 0; row--) {
    if (price >= tickFrom[row] && found < tickFrom[row]) {
      return priceAtOrBelow({ tickFrom, tickStep }, tickFrom[row] - 1);
    }
  }
  return found;
}

/** The valid price from `low` to `high`, both valid, that is nearest to `price`; the higher one of two. */
export function nearestPrice(grid: TickGrid, price: number, low: PriceTicks, high: PriceTicks): PriceTicks {
  if (price <= low) return low;
  if (price >= high) return high;
  const below = Math.max(low, priceAtOrBelow(grid, price));
  const above = Math.min(high, priceAtOrAbove(grid, price));
  return price - below < above - price ? below : above;
}
