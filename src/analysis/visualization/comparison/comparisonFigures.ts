import { formatTime } from '../numbers.ts';
import type { ReportFigure } from '../plotlyFigure.ts';
import type { ComparedRun } from './comparedRun.ts';
import { latencyComparisonFigure } from './latencyComparisonFigure.ts';
import { type OverlayMeasure, overlayFigure } from './overlayFigure.ts';
import { coarsened, seriesOf } from './overlaySeries.ts';
import { profitComparisonFigure } from './profitComparisonFigure.ts';
import { spreadDistributionFigure } from './spreadDistributionFigure.ts';

/** Figures that lay runs over each other; runs whose log holds nothing of a venue are left out. */
export function comparisonFigures(all: readonly ComparedRun[]): ReportFigure[] {
  const runs = all.filter(({ metrics }) => metrics.survey.hasFacts);
  if (runs.length === 0) return [];
  return [
    overlayFigure(runs, midMeasure(runs)),
    overlayFigure(runs, spreadMeasure(runs)),
    spreadDistributionFigure(runs),
    overlayFigure(runs, volumeMeasure(runs)),
    ...latencyComparison(runs),
    profitComparisonFigure(runs),
  ];
}

/** Only where every run timed orders: a missing line would look like none. */
function latencyComparison(runs: readonly ComparedRun[]): ReportFigure[] {
  return runs.every(({ metrics }) => metrics.latency.orders > 0) ? [latencyComparisonFigure(runs)] : [];
}

function priceDecimals(runs: readonly ComparedRun[]): number {
  return Math.max(...runs.map(({ metrics }) => metrics.scale.priceDecimals));
}

function midMeasure(runs: readonly ComparedRun[]): OverlayMeasure {
  return {
    name: 'price',
    title: 'Mid price',
    caption:
      'The mid of best bid and ask at the end of each time slice, one line per run; a gap is a time in which a side of the book was empty.',
    axisTitle: `Mid price (${runs[0].metrics.scale.currency})`,
    series: (metrics) => {
      const { quotes, quoteBuckets, scale } = metrics;
      return seriesOf(
        metrics,
        quoteBuckets,
        quotes.mid.last.map((ticks) => ticks * scale.tick),
      );
    },
    decimals: priceDecimals(runs) + 1,
    tickDecimals: priceDecimals(runs),
    at: 'ends',
  };
}

function spreadMeasure(runs: readonly ComparedRun[]): OverlayMeasure {
  const sliceNs = commonSlice(runs);
  return {
    name: 'spread',
    title: 'Bid-ask spread',
    caption: `Mean spread in time slices of ${formatTime(sliceNs)}, or the nearest that a run's own slices allow, one line per run.`,
    axisTitle: `Spread (${runs[0].metrics.scale.currency})`,
    series: (metrics) => {
      const { quotes, quoteBuckets, scale } = metrics;
      const means = quotes.spread.last.map((_, i) => quotes.spread.mean(i) * scale.tick);
      return coarsened(seriesOf(metrics, quoteBuckets, means), sliceNs);
    },
    decimals: priceDecimals(runs) + 2,
    tickDecimals: priceDecimals(runs),
    at: 'middles',
    yaxis: { rangemode: 'tozero' },
  };
}

function volumeMeasure(runs: readonly ComparedRun[]): OverlayMeasure {
  const sliceNs = commonSlice(runs);
  return {
    name: 'volume',
    title: 'Traded quantity',
    caption: `Quantity traded per minute, in time slices of ${formatTime(sliceNs)} or the nearest that a run's own slices allow, one line per run.`,
    axisTitle: 'Quantity per minute',
    series: (metrics) => {
      const { trades, tradeBuckets, scale, manifest } = metrics;
      const minutes = (tradeBuckets.width * manifest.timeResolutionNs) / 60e9;
      const perMinute = trades.buyVolume.map(
        (lots, i) => ((lots + trades.sellVolume[i]) * scale.lot) / minutes,
      );
      return coarsened(seriesOf(metrics, tradeBuckets, perMinute), sliceNs);
    },
    decimals: Math.max(...runs.map(({ metrics }) => metrics.scale.quantityDecimals)),
    at: 'middles',
    yaxis: { rangemode: 'tozero' },
  };
}

/** The longest run's slices of trades: in one length of slice, what flickers does so alike in all runs. */
function commonSlice(runs: readonly ComparedRun[]): number {
  return Math.max(
    ...runs.map(({ metrics }) => metrics.tradeBuckets.width * metrics.manifest.timeResolutionNs),
  );
}
