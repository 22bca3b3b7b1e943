import type { Rng } from '../../core/utils/rng.ts';
import type { Interval } from '../statistics/interval.ts';
import type { MarketSeries } from './series/marketSeries.ts';

/** Values that are taken as real; an end that is not there is infinite. */
export interface AcceptedRange {
  readonly low?: number;
  readonly high?: number;
  /** What is accepted, in words. */
  readonly words: string;
}

/** What was found of a statistic. */
export interface Measured {
  /** `NaN` where the data are long enough and yet show nothing that could be estimated. */
  readonly estimate: number;
  readonly interval: Interval;
  /** Whether it is accepted, where the range alone does not say. */
  readonly isAccepted?: boolean;
  /** What a reader must know of this estimate. */
  readonly note?: string;
}

/** Points of the plot of a statistic. */
export interface StatisticCurve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** How a statistic is drawn. */
export interface StatisticPlot {
  readonly title: string;
  /** How to read it, in a sentence. */
  readonly caption: string;
  readonly x: { readonly title: string; readonly isLog?: true };
  readonly y: { readonly title: string; readonly isLog?: true };
  readonly isMarkers?: true;
  /** Level at which the accepted begins or that means "nothing": drawn across. */
  readonly level?: number;
  curve(series: MarketSeries): StatisticCurve;
}

/** One line of the realism report. */
export interface RealismStatistic {
  /** Name for programs, in kebab case. */
  readonly key: string;
  readonly group: 'Returns' | 'Order flow' | 'Book' | 'Impact';
  readonly name: string;
  /** How it is estimated, in words. */
  readonly estimator: string;
  readonly decimals: number;
  /** Left out where it is reported and not judged. */
  readonly range?: AcceptedRange;
  readonly source: string;
  /** Whether the range was read in its source, or in a quotation of it, by whoever wrote the statistic. */
  readonly confirmed: boolean;
  /** What a sample is made of: `1-minute returns`. */
  readonly sampleOf: string;
  /** Fewer values than these are not enough data. */
  readonly least: number;
  /** How many values the series have. */
  sample(series: MarketSeries): number;
  /** Called where there is enough. */
  measure(series: MarketSeries, rng: Rng): Measured;
  readonly plot?: StatisticPlot;
}
