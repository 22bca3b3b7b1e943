import { twoSampleKolmogorovSmirnov } from '../../statistics/kolmogorovSmirnov.ts';
import { meanOf } from '../../statistics/moments.ts';
import { wassersteinDistance } from '../../statistics/wasserstein.ts';
import type { MarketSeries } from '../series/marketSeries.ts';
import type { RealismDistance } from './realismDistance.ts';
import { realismDistances } from './realismDistances.ts';

/** Values of each sample that are compared, at most: every n-th of a longer one. */
const MOST_VALUES = 20_000;
/** Fewer values than these say nothing of a distribution. */
const LEAST_VALUES = 100;

/** How far two markets are apart in one distribution. */
export interface DistanceLine {
  readonly distance: RealismDistance;
  /** Values of either market. */
  readonly samples: readonly [number, number];
  readonly means: readonly [number, number];
  /** Greatest distance of the distribution functions, 0 to 1; `NaN` where a sample is too small. */
  readonly kolmogorovSmirnov: number;
  /** Mean distance of the values, in their unit; `NaN` likewise. */
  readonly wasserstein: number;
}

/** Every distance of a market to another: reported, and not judged, for no two markets are alike. */
export function measureDistances(market: MarketSeries, against: MarketSeries): DistanceLine[] {
  return realismDistances.map((distance) => {
    const [all, others] = [distance.values(market), distance.values(against)];
    const isEnough = Math.min(all.length, others.length) >= LEAST_VALUES;
    const [a, b] = [thinned(all), thinned(others)];
    return {
      distance,
      samples: [all.length, others.length],
      means: [meanOf(all), meanOf(others)],
      kolmogorovSmirnov: isEnough ? twoSampleKolmogorovSmirnov(a, b).statistic : Number.NaN,
      wasserstein: isEnough ? wassersteinDistance(a, b) : Number.NaN,
    };
  });
}

function thinned(values: Float64Array): Float64Array {
  const every = Math.ceil(values.length / MOST_VALUES);
  return every <= 1 ? values : values.filter((_, i) => i % every === 0);
}
