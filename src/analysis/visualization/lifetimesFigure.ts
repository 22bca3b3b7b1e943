import type { LogHistogram } from '../metrics/logHistogram.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { durationAxis, durationPoint, roundTime } from './durationAxis.ts';
import { formatNumber, formatPercent, roundTo } from './numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';

const PERCENTILES = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99] as const;

/** How long orders rested before they were filled, cancelled or moved. */
export function lifetimesFigure(metrics: RunMetrics): ReportFigure {
  const { stays, scale, manifest, restingAtEnd } = metrics;
  const ns = manifest.timeResolutionNs;
  const exits: (readonly [name: string, times: LogHistogram, colour: string])[] = [
    ['Cancelled', stays.cancelled, COLOUR.ask],
    ['Filled', stays.filled, COLOUR.bid],
    ['Moved to another price', stays.moved, COLOUR.green],
  ];
  const used = exits.filter(([, times]) => times.total > 0);
  const least = Math.min(...used.map(([, times]) => times.quantile(0.0005)));
  const greatest = Math.max(...used.map(([, times]) => times.greatest));
  const numbers = `orders (${used.map(([name, { total }]) => `${formatNumber(total)} ${name.toLowerCase()}`).join(', ')})`;
  const [filled, cancelled] = [stays.filled, stays.cancelled].map((times) =>
    roundTime(times.quantile(0.5) * ns),
  );
  return composeFigure({
    name: 'order-lifetimes',
    title: `How long orders in ${scale.symbol} rested`,
    caption: `Time from an order's arrival at a price to its last fill, its cancel or its move to another price; each step is twice as long as the one before, and each line is a hundred per cent of its own ${numbers}. Half of those filled were done within ${filled}, half of those cancelled were gone within ${cancelled}; ${formatNumber(restingAtEnd)} still rested at the end and are not counted.`,
    data: used.map(([name, times, colour]) => steps(name, times, colour, ns)),
    layout: {
      hovermode: 'closest',
      xaxis: durationAxis('Time at a price', least * ns, greatest * ns),
      yaxis: { title: { text: 'Orders that left so (%)' }, rangemode: 'tozero' },
    },
    table: lifetimeTable(exits, ns),
  });
}

function steps(name: string, times: LogHistogram, color: string, ns: number): PlotlyTrace {
  const octaves = times.octaves();
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: octaves.map(({ from, to }) => durationPoint(Math.max(0.5, from, to / 2) * ns * Math.SQRT2)),
    y: octaves.map(({ count }) => roundTo((100 * count) / times.total, 3)),
    text: octaves.map(
      ({ from, to, count }) =>
        `${roundTime(from * ns)} – ${roundTime(to * ns)}: ${formatPercent(count / times.total, 2)}`,
    ),
    hoverinfo: 'name+text',
    line: { color, width: 1.8, shape: 'hvh' },
  };
}

function lifetimeTable(
  exits: readonly (readonly [name: string, times: LogHistogram, colour: string])[],
  ns: number,
): FigureTable {
  return {
    columns: ['Orders', 'Number', ...PERCENTILES.map((p) => `${p * 100} % within`), 'Longest'],
    rows: exits.map(([name, times]) => [
      name,
      formatNumber(times.total),
      ...PERCENTILES.map((p) => roundTime(times.quantile(p) * ns)),
      roundTime(times.greatest * ns),
    ]),
  };
}
