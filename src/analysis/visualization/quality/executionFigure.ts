import type { ExecutionDelays } from '../../metrics/quality/orderSurvival.ts';
import type { SurvivalCurve } from '../../metrics/quality/survivalCurve.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { composeFigure } from '../composeFigure.ts';
import { durationAxis, durationPoint, roundTime } from '../durationAxis.ts';
import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { LINE_COLOURS } from '../style.ts';

/** Points of a curve, at most. */
const POINTS = 160;
/** Times of the table, in nanoseconds. */
const TABLE_TIMES = [1e8, 1e9, 1e10, 1e11] as const;

function groups({ quality }: RunMetrics): ExecutionDelays[] {
  return quality.survival.byDistance().filter(({ first }) => first.steps.length > 0);
}

/** Whether any limit order that waited was filled. */
export function hasExecution(metrics: RunMetrics): boolean {
  return groups(metrics).length > 0;
}

/** Probability of a first fill by time, by the order's distance from the best price when it came. */
export function executionFigure(metrics: RunMetrics): ReportFigure {
  const { scale, manifest, quality } = metrics;
  const ns = manifest.timeResolutionNs;
  const shown = groups(metrics);
  const times = shown.flatMap(({ first }) => [first.steps[0].time, first.steps[first.steps.length - 1].time]);
  const [least, greatest] = [Math.max(1, Math.min(...times)) * ns, Math.max(1, ...times) * ns];
  const best = shown.reduce((a, b) => (reached(b) > reached(a) ? b : a));
  const all = quality.survival.all();
  return composeFigure({
    name: 'quality-execution',
    title: `How likely limit orders in ${scale.symbol} are filled, and when`,
    caption: `Share of ${formatNumber(all.orders)} limit orders that waited in the book with a first fill within a time, had none of them been taken back or moved (Kaplan-Meier), by distance in ticks from the best price of their side on arrival. “${best.name}” came farthest, to ${formatPercent(reached(best))}.`,
    data: shown.map(({ name, first }, i) =>
      curveTrace(name, first, LINE_COLOURS[i % LINE_COLOURS.length], i, ns),
    ),
    layout: {
      hovermode: 'closest',
      xaxis: durationAxis('Time since the order came', least, greatest),
      yaxis: { title: { text: 'Orders with a fill (%)' }, rangemode: 'tozero', range: [0, 100] },
    },
    table: executionTable([...quality.survival.byDistance(), ...quality.survival.byKind()], ns),
  });
}

/** Share filled by the last fill. */
function reached({ first }: ExecutionDelays): number {
  return 1 - (first.steps.at(-1)?.survival ?? 1);
}

function curveTrace(
  name: string,
  { steps }: SurvivalCurve,
  color: string,
  place: number,
  ns: number,
): PlotlyTrace {
  const every = Math.ceil(steps.length / POINTS);
  const kept = steps.filter((_, i) => i % every === 0 || i === steps.length - 1);
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: kept.map(({ time }) => durationPoint(Math.max(1, time) * ns)),
    y: kept.map(({ survival }) => roundTo(100 * (1 - survival), 2)),
    text: kept.map(({ time, survival }) => `${formatPercent(1 - survival)} within ${roundTime(time * ns)}`),
    hoverinfo: 'name+text',
    line: { color, width: 1.8, shape: 'hv', dash: place >= LINE_COLOURS.length ? 'dot' : 'solid' },
  };
}

function executionTable(all: readonly ExecutionDelays[], ns: number): FigureTable {
  return {
    columns: [
      'Orders',
      'Number',
      ...TABLE_TIMES.map((time) => `A fill in ${roundTime(time)}`),
      'Half have one in',
      'Filled whole in 10 s',
      'Half are whole in',
    ],
    rows: all.map(({ name, orders, first, complete }) => [
      name,
      formatNumber(orders),
      ...TABLE_TIMES.map((time) => formatPercent(first.eventBy(time / ns))),
      roundTime(first.quantile(0.5) * ns),
      formatPercent(complete.eventBy(1e10 / ns)),
      roundTime(complete.quantile(0.5) * ns),
    ]),
  };
}
