import type { QueueGroup } from '../metrics/orderStays.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { durationAxis, durationPoint, roundTime } from './durationAxis.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, formatPercent, rounded, roundTo } from './numbers.ts';
import type { FigureTable, ReportFigure } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { lineTrace } from './traces.ts';

/** How many orders queue at the best prices, and on which side the quantity lies. */
export function queueLengthFigure(metrics: RunMetrics): ReportFigure {
  const { scale, queues, stays } = metrics;
  const { buckets } = queues;
  const axis = timeAxis(buckets, metrics.manifest.timeResolutionNs);
  const at = axis.atMiddles(buckets);
  const means = (series: typeof queues.bidOrders) => Array.from(series.last, (_, i) => series.mean(i));
  const [bid, ask, imbalance] = [queues.bidOrders, queues.askOrders, queues.imbalance].map(means);
  const mean = (series: typeof queues.bidOrders) => formatNumber(series.overallMean(), 2);
  return composeFigure({
    name: 'queue-length',
    title: `Queues at the best prices of ${scale.symbol}`,
    caption: `Below, the mean number of orders at the best bid and ask (${mean(queues.bidOrders)} and ${mean(queues.askOrders)} over the run); above, the imbalance of the quantities there, 1 where all of it is on the bid and −1 where all is on the ask. ${joined(stays.ordersAhead.quantile(0.5))}`,
    data: [
      lineTrace(at, 'Orders at the best bid', rounded(bid, 2), COLOUR.bid, 1.4),
      lineTrace(at, 'Orders at the best ask', rounded(ask, 2), COLOUR.ask, 1.4),
      { ...lineTrace(at, 'Imbalance of quantity', rounded(imbalance, 3), COLOUR.ink), yaxis: 'y2' },
    ],
    layout: {
      xaxis: { ...axis.layout, anchor: 'y' },
      yaxis: { title: { text: 'Orders' }, domain: [0, 0.58], rangemode: 'tozero', nticks: 6 },
      yaxis2: { title: { text: 'Imbalance' }, domain: [0.66, 1], zeroline: true, nticks: 4 },
    },
    table: timeTable(buckets, ['From', 'Orders at bid', 'Orders at ask', 'Imbalance'], (i) => [
      axis.text(buckets.startOf(i)),
      formatNumber(bid[i], 2),
      formatNumber(ask[i], 2),
      formatNumber(imbalance[i], 3),
    ]),
  });
}

function joined(medianAhead: number): string {
  if (Number.isNaN(medianAhead)) return 'No order that joined them has left yet.';
  const found = medianAhead === 0 ? 'none' : `at most ${formatNumber(medianAhead)}`;
  return `Half of the orders that joined them found ${found} ahead.`;
}

/** What a place in the queue is worth: probability and time of a fill by the quantity ahead on arrival. */
export function queueFillFigure(metrics: RunMetrics): ReportFigure {
  const { scale, stays, manifest } = metrics;
  const ns = manifest.timeResolutionNs;
  const groups = stays.groups();
  const quantity = (lots: number) => formatNumber(lots * scale.lot, scale.quantityDecimals);
  const label = ({ from, to }: QueueGroup) =>
    to - from === 1 ? quantity(from) : `${quantity(from)}–${quantity(to - 1)}`;
  const labels = groups.map(label);
  const timed = groups.filter(({ timeToFill }) => timeToFill.total > 0);
  const times = timed.map(({ timeToFill }) => timeToFill.quantile(0.5) * ns);
  const timeLayout = durationAxis('Median time to fill', Math.min(...times) / 1.5, Math.max(...times) * 1.5);
  return composeFigure({
    name: 'queue-fill',
    title: `What a place in the queue of ${scale.symbol} is worth`,
    caption: `Orders that arrived at the best price of their side or better, by the quantity that stood ahead of them. Below, how many of them were filled to the last lot before they were cancelled or moved; above, how long that took, in the median. ${worth(groups)}`,
    data: [
      {
        type: 'bar',
        name: 'Filled',
        x: labels,
        y: groups.map((group) => roundTo(100 * share(group), 2)),
        text: groups.map((group) => formatPercent(share(group), 0)),
        textposition: 'auto',
        marker: { color: COLOUR.bid, line: { width: 0 } },
      },
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'Median time to fill',
        x: timed.map(label),
        y: times.map(durationPoint),
        text: times.map(roundTime),
        hoverinfo: 'name+text',
        yaxis: 'y2',
        line: { color: COLOUR.ink, width: 1.6 },
        marker: { size: 6 },
      },
    ],
    layout: {
      showlegend: false,
      hovermode: 'closest',
      bargap: 0.2,
      xaxis: { type: 'category', title: { text: 'Quantity ahead on arrival' }, anchor: 'y', showgrid: false },
      yaxis: { title: { text: 'Filled (%)' }, domain: [0, 0.52], rangemode: 'tozero', nticks: 5 },
      yaxis2: { ...timeLayout, domain: [0.6, 1] },
    },
    table: queueTable(groups, labels, ns),
  });
}

const ended = ({ filled, cancelled, moved }: QueueGroup) => filled + cancelled + moved;
const share = (group: QueueGroup) => group.filled / ended(group);

function queueTable(groups: readonly QueueGroup[], labels: readonly string[], ns: number): FigureTable {
  const counts = ['Orders', 'Filled', 'Cancelled', 'Moved'];
  return {
    columns: ['Quantity ahead', ...counts, 'Share filled', 'Median time to fill', '90 % within'],
    rows: groups.map((group, i) => [
      labels[i],
      ...[ended(group), group.filled, group.cancelled, group.moved].map((count) => formatNumber(count)),
      formatPercent(share(group)),
      roundTime(group.timeToFill.quantile(0.5) * ns),
      roundTime(group.timeToFill.quantile(0.9) * ns),
    ]),
  };
}

function worth(groups: readonly QueueGroup[]): string {
  const [first, last] = [groups[0], groups.at(-1)!];
  if (first === last) return 'All of them stood alike.';
  return `With the least ahead ${formatPercent(share(first))} were filled, with the most ${formatPercent(share(last))}.`;
}
