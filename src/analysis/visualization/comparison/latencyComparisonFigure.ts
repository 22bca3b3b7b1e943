import { HOPS } from '../../metrics/latencyHops.ts';
import { formatPercent, formatTime, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { TEMPLATE } from '../style.ts';
import type { ComparedRun } from './comparedRun.ts';

const ROUND_TRIP = HOPS.length - 1;
const DRAWN_SHARES = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
const TABLE_SHARES = [0.01, 0.25, 0.5, 0.75, 0.9, 0.99];

/** How many orders were acknowledged within how long, one line per run; every run has timed some. */
export function latencyComparisonFigure(runs: readonly ComparedRun[]): ReportFigure {
  const title = 'Round trip of orders';
  const trips = runs.map(({ metrics }) => {
    const times = metrics.latency.overall(ROUND_TRIP);
    return (share: number) => times.quantile(share) * metrics.manifest.timeResolutionNs;
  });
  const line = ({ label, style }: ComparedRun, i: number): PlotlyTrace => ({
    type: 'scatter',
    mode: 'lines',
    name: plotText(label),
    x: DRAWN_SHARES.map((share) => roundTo(trips[i](share) / 1e6, 6)),
    y: DRAWN_SHARES.map((share) => roundTo(share * 100, 1)),
    line: { color: style.color, dash: style.dash, width: 1.6 },
  });
  return {
    name: 'latency',
    title,
    caption:
      'From order sent to answer received: at its height over a time, that share of the orders was answered within it. The line further to the left is the faster market.',
    figure: {
      data: runs.map(line),
      layout: {
        template: TEMPLATE,
        title: { text: title },
        hovermode: 'closest',
        showlegend: true,
        xaxis: { title: { text: 'Time (ms)' }, rangemode: 'tozero', nticks: 9 },
        yaxis: { title: { text: 'Share of the orders (%)' }, range: [0, 100] },
      },
    },
    table: {
      columns: ['Share of the orders', ...runs.map(({ label }) => label)],
      rows: TABLE_SHARES.map((share) => [
        formatPercent(share, 0),
        ...trips.map((within) => formatTime(Number(within(share).toPrecision(4)))),
      ]),
    },
  };
}
