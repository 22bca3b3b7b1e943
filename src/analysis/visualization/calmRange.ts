import { quantileOfSorted } from '../metrics/quantiles.ts';
import type { FigureValue } from './plotlyFigure.ts';

/** How much wider the whole range must be before a figure opens on the calm part of it. */
const STRAY_FACTOR = 1.2;

/**
 * Opening range of a value axis. Where a moment's excursion (an empty book at the start, say) would squash everything
 * else, the figure opens on what lies between the 1 % quantile of the lows and the 99 % quantile of the highs, with a
 * tenth around it; everything is still drawn, and zooming out shows it. Otherwise nothing is set and all is seen.
 */
export function calmRange(
  lows: Float64Array,
  highs: Float64Array,
  factor: number,
  floor?: number,
): AxisRange {
  const low = ascending(lows);
  const high = ascending(highs);
  if (low.length === 0 || high.length === 0) return {};
  const calmLow = floor ?? quantileOfSorted(low, 0.01);
  const calmHigh = quantileOfSorted(high, 0.99);
  const calm = calmHigh - calmLow;
  const whole = high[high.length - 1] - (floor ?? low[0]);
  if (!(calm > 0) || whole <= STRAY_FACTOR * calm) return {};
  const bottom = floor ?? calmLow - calm / 10;
  return { range: [bottom * factor, (calmHigh + calm / 10) * factor] };
}

/** Attributes to spread into a layout's axis. */
export type AxisRange = { readonly range?: FigureValue & readonly number[] };

function ascending(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}
