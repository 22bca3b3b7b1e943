import type { RunMetrics } from '../metrics/runMetrics.ts';
import { calmRange } from './calmRange.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { bandTraces, lineTrace } from './traces.ts';

/** Bid-ask spread over time: time-weighted mean with least and greatest. */
export function spreadFigure(metrics: RunMetrics): ReportFigure {
  const { scale, quotes, quoteBuckets, quoteStatistics } = metrics;
  const axis = timeAxis(quoteBuckets, metrics.manifest.timeResolutionNs);
  const spread = quotes.spread;
  const greatest = spread.max.filter((ticks) => ticks > 0).reduce((a, b) => Math.max(a, b), 0);
  const means = Array.from(spread.last, (_, i) => spread.mean(i));
  const at = axis.atMiddles(quoteBuckets);
  const decimals = scale.priceDecimals;
  const text = (ticks: number, extra = 0) => formatNumber(ticks * scale.tick, decimals + extra);
  const money = (values: Iterable<number>, extra = 0) => rounded(values, decimals + extra, scale.tick);
  const title = `Bid-ask spread of ${scale.symbol}`;
  return {
    name: 'spread',
    title,
    caption: `The line is the time-weighted mean spread of each time slice, the band its least and greatest; half of the time the spread was at most ${text(quoteStatistics.medianSpread)} ${scale.currency}, once it was ${text(greatest)}.`,
    figure: {
      data: [
        ...bandTraces(at, 'Range in slice', money(spread.min), money(spread.max)),
        lineTrace(at, 'Mean spread', money(means, 2), COLOUR.bid, 1.4),
      ],
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        xaxis: axis.layout,
        yaxis: {
          title: { text: `Spread (${plotText(scale.currency)})` },
          rangemode: 'tozero',
          ...calmRange(spread.min, spread.max, scale.tick, 0),
          tickformat: `,.${decimals}f`,
          hoverformat: `,.${decimals + 2}f`,
        },
      },
    },
    table: timeTable(
      quoteBuckets,
      ['Until', ...['Mean', 'Least', 'Greatest'].map((name) => `${name} (${scale.currency})`)],
      (i) => [axis.text(quoteBuckets.endOf(i)), text(means[i], 2), text(spread.min[i]), text(spread.max[i])],
    ),
  };
}
