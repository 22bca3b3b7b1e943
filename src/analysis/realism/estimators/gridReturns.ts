import { log } from '../../../core/utils/math/log.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

/** Log returns over so many cells, one behind the other from the first cell on; those without a mid are left out. */
export function gridReturns({ mids }: MarketSeries, cells: number): Float64Array {
  const count = Math.max(0, Math.floor((mids.length - 1) / cells));
  const returns = new Float64Array(count);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const value = log(mids[(i + 1) * cells] / mids[i * cells]);
    if (!Number.isNaN(value)) returns[kept++] = value;
  }
  return returns.slice(0, kept);
}

/** Log returns over so many minutes. */
export function minuteReturns(series: MarketSeries, minutes: number): Float64Array {
  return gridReturns(series, minutes * series.cellsPerMinute);
}
