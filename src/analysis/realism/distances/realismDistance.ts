import type { MarketSeries } from '../series/marketSeries.ts';

/** A distribution in which a simulated market is held against a recorded one. */
export interface RealismDistance {
  /** Name for programs, in kebab case. */
  readonly key: string;
  readonly name: string;
  /** Of the values; empty for pure numbers. */
  readonly unit: string;
  readonly source: string;
  values(series: MarketSeries): Float64Array;
}
