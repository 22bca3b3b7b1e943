import type { Rng } from '../../core/utils/rng.ts';
import { quantileOfSorted } from '../metrics/quantiles.ts';
import { type Interval, NO_INTERVAL } from './interval.ts';

export interface BlockBootstrapOptions {
  /** Confidence, as 0.95. */
  readonly level: number;
  readonly resamples: number;
  /** Mean length of a block, at least 1: longer than what depends on each other. */
  readonly block: number;
  readonly rng: Rng;
}

/**
 * Percentile interval of a statistic of a dependent series by the stationary bootstrap: blocks of geometric length from
 * random places, the series taken as a circle (Politis and Romano, "The stationary bootstrap", Journal of the American
 * Statistical Association 89 (1994) 1303-1313). `statistic` may give `NaN`: such resamples are left out.
 */
export function blockBootstrapInterval(
  series: Float64Array,
  statistic: (resample: Float64Array) => number,
  { level, resamples, block, rng }: BlockBootstrapOptions,
): Interval {
  if (series.length < 2) return NO_INTERVAL;
  const sample = new Float64Array(series.length);
  const drawn: number[] = [];
  for (let i = 0; i < resamples; i++) {
    fillStationary(series, sample, block, rng);
    const value = statistic(sample);
    if (!Number.isNaN(value)) drawn.push(value);
  }
  const sorted = Float64Array.from(drawn).sort();
  return {
    low: quantileOfSorted(sorted, (1 - level) / 2),
    high: quantileOfSorted(sorted, (1 + level) / 2),
  };
}

function fillStationary(series: Float64Array, sample: Float64Array, block: number, rng: Rng): void {
  const n = series.length;
  let place = 0;
  for (let i = 0; i < n; i++) {
    const isNew = i === 0 || rng.uniform() * block < 1;
    place = isNew ? rng.below(n) : place + 1 === n ? 0 : place + 1;
    sample[i] = series[place];
  }
}
