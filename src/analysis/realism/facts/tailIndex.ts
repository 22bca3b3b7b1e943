import { hillTail } from '../../statistics/hillTail.ts';
import { indexInterval } from '../estimators/cellBootstrap.ts';
import { gridReturns } from '../estimators/gridReturns.ts';
import { SortedTail } from '../estimators/sortedTail.ts';
import type { RealismStatistic, StatisticPlot } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const LEAST = 5000;
/** Intervals that are tried, as shares of a minute, longest first. */
const SHARES = [1, 2, 6, 12, 60];
/** Shares of the largest returns that the plot shows the index of. */
const SHOWN_SHARES = Array.from({ length: 20 }, (_, i) => (i + 1) / 200);

/** Large returns fall off as a power: Hill's estimator over the given share of the largest absolute returns. */
function tailIndex(share: number, plot?: StatisticPlot): RealismStatistic {
  const percent = `${100 * share} %`;
  return {
    key: `tail-index-${percent.replace(' %', '').replace('.', '-')}`,
    group: 'Returns',
    name: `Tail index, largest ${percent}`,
    estimator: `Hill's estimator over the largest ${percent} of absolute mid returns, over the longest of 60, 30, 10, 5 and 1 seconds that gives 5000 of them`,
    decimals: 2,
    range: { low: 2, high: 5, words: '2 to 5' },
    source:
      'Cont 2001, Quantitative Finance 1, fact 2: finite, above 2 and below 5 for most data (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
    confirmed: true,
    sampleOf: 'returns',
    least: LEAST,
    sample: (series) => returnsOf(series).returns.length,
    measure(series, rng) {
      const { returns, cells } = returnsOf(series);
      const tail = new SortedTail(returns);
      return {
        estimate: hillTail(returns, share).index,
        interval: indexInterval(returns.length, rng, (drawn) => tail.index(drawn, share)),
        note: `returns over ${cells === series.cellsPerMinute ? '1 minute' : `${(60 * cells) / series.cellsPerMinute} s`}`,
      };
    },
    ...(plot === undefined ? {} : { plot }),
  };
}

/** The coarsest returns of which there are enough, else the finest. */
function returnsOf(series: MarketSeries): { readonly returns: Float64Array; readonly cells: number } {
  const steps = SHARES.map((share) => series.cellsPerMinute / share).filter((cells) => cells >= 1);
  for (const cells of steps) {
    if (series.mids.length < cells * LEAST && cells !== steps[steps.length - 1]) continue;
    const returns = gridReturns(series, cells);
    if (returns.length >= LEAST || cells === steps[steps.length - 1]) return { returns, cells };
  }
  return { returns: new Float64Array(0), cells: 1 };
}

export const tailIndex5 = tailIndex(0.05, {
  title: 'Tail index by where the tail begins',
  caption:
    "Hill's estimate by the share of the largest returns that is taken as the tail: flat where there is a power law.",
  x: { title: 'Share of the largest returns (%)' },
  y: { title: 'Tail index' },
  curve(series) {
    const { returns } = returnsOf(series);
    return {
      x: SHOWN_SHARES.map((share) => 100 * share),
      y: SHOWN_SHARES.map((share) => hillTail(returns, share).index),
    };
  },
});

export const tailIndex2 = tailIndex(0.025);
