import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { roundTime } from './durationAxis.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { lineTrace } from './traces.ts';

/** What reaches the book, per second of simulated time. */
export function orderFlowFigure(metrics: RunMetrics): ReportFigure {
  const { scale, orderFlow, tradeBuckets: buckets, manifest, survey } = metrics;
  const axis = timeAxis(buckets, manifest.timeResolutionNs);
  const flows: (readonly [name: string, counts: Float64Array, colour: string])[] = [
    ['Limit orders', orderFlow.limitOrders, COLOUR.bid],
    ['Cancels', orderFlow.cancels, COLOUR.ask],
    ['Replaces', orderFlow.replaces, COLOUR.green],
    ['Market orders', orderFlow.marketOrders, COLOUR.purple],
    ['Trades', orderFlow.trades, COLOUR.ink],
  ];
  const seconds = (i: number) => ((buckets.endOf(i) - buckets.startOf(i)) * manifest.timeResolutionNs) / 1e9;
  const rates = (counts: Float64Array) => counts.map((count, i) => count / seconds(i));
  const span = ((survey.end - survey.start) * manifest.timeResolutionNs) / 1e9;
  const total = (counts: Float64Array) => counts.reduce((a, b) => a + b, 0);
  const [limit, cancels, , market, trades] = flows.map(([, counts]) => total(counts));
  const title = `Order flow in ${scale.symbol}`;
  return composeFigure({
    name: 'order-arrivals',
    title,
    caption: `Accepted orders, cancels, replaces and trades per second, in slices of ${roundTime(buckets.width * manifest.timeResolutionNs)}. Over the whole run ${formatNumber((limit + market) / span, 2)} orders and ${formatNumber(cancels / span, 2)} cancels arrived in a second, and ${formatNumber((limit + market) / trades, 1)} orders for each trade.`,
    data: flows
      .filter(([, counts]) => total(counts) > 0)
      .map(([name, counts, color]) => ({
        ...lineTrace(axis.atMiddles(buckets), name, rounded(rates(counts), 3), color),
        // A market order mostly is a trade: dots let its line be seen below that of the trades.
        line: { color, width: 1.6, dash: name === 'Trades' ? 'dot' : 'solid' },
      })),
    layout: {
      xaxis: axis.layout,
      yaxis: { title: { text: 'Per second' }, tickformat: ',', rangemode: 'tozero' },
    },
    table: timeTable(buckets, ['From', ...flows.map(([name]) => `${name} per second`)], (i) => [
      axis.text(buckets.startOf(i)),
      ...flows.map(([, counts]) => formatNumber(counts[i] / seconds(i), 2)),
    ]),
  });
}
