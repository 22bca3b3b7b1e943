import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { TimeBuckets } from '../../metrics/timeBuckets.ts';
import { timeTable } from '../figureTable.ts';
import { formatNumber, rounded } from '../numbers.ts';
import type { FigureTable, FigureValue, PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { TEMPLATE } from '../style.ts';
import { type TimeAxis, timeAxis } from '../timeAxis.ts';
import type { ComparedRun } from './comparedRun.ts';
import { type OverlaySeries, valueAt } from './overlaySeries.ts';

/** Rows of the table beside the figure. */
const TABLE_ROWS = 24;

/** A measure over time that is drawn as one line per run. */
export interface OverlayMeasure {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly axisTitle: string;
  /** Values in the unit shown. */
  readonly series: (metrics: RunMetrics) => OverlaySeries;
  readonly decimals: number;
  /** Digits on the axis, where fewer do. */
  readonly tickDecimals?: number;
  /** Whether a value belongs to the end of its slice or to all of it. */
  readonly at: 'ends' | 'middles';
  readonly yaxis?: { readonly [attribute: string]: FigureValue };
}

/** One line per run over simulated time; runs of different length and time resolution share the axis. */
export function overlayFigure(runs: readonly ComparedRun[], measure: OverlayMeasure): ReportFigure {
  const { name, title, caption, axisTitle, decimals, tickDecimals = decimals } = measure;
  const series = runs.map(({ metrics }) => measure.series(metrics));
  const span = commonSpan(series);
  const axis = timeAxis(span, 1);
  return {
    name,
    title,
    caption,
    figure: {
      data: runs.map((run, i) => line(run, series[i], measure, axis)),
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        showlegend: true,
        xaxis: axis.layout,
        yaxis: {
          title: { text: plotText(axisTitle) },
          tickformat: `,.${tickDecimals}f`,
          hoverformat: `,.${decimals}f`,
          ...measure.yaxis,
        },
      },
    },
    table: overlayTable(runs, series, decimals, span, axis),
  };
}

function line(
  { label, style }: ComparedRun,
  { startNs, sliceNs, values }: OverlaySeries,
  { at, decimals }: OverlayMeasure,
  axis: TimeAxis,
): PlotlyTrace {
  const slices = { start: startNs, width: sliceNs };
  return {
    ...(at === 'ends' ? axis.atEnds(slices) : axis.atMiddles(slices)),
    type: 'scatter',
    mode: 'lines',
    name: plotText(label),
    y: rounded(values, decimals),
    line: { color: style.color, dash: style.dash, width: 1.5 },
  };
}

/** From the earliest start to the latest end, in nanoseconds. */
function commonSpan(series: readonly OverlaySeries[]): TimeBuckets {
  const start = Math.min(...series.map(({ startNs }) => startNs));
  return new TimeBuckets(start, Math.max(...series.map(({ endNs }) => endNs)), TABLE_ROWS);
}

/** Values at common times; a dash where a run was over, or had none. */
function overlayTable(
  runs: readonly ComparedRun[],
  series: readonly OverlaySeries[],
  decimals: number,
  span: TimeBuckets,
  axis: TimeAxis,
): FigureTable {
  return timeTable(span, ['Time', ...runs.map(({ label }) => label)], (i) => {
    const time = span.endOf(i);
    return [axis.text(time), ...series.map((run) => formatNumber(valueAt(run, time), decimals))];
  });
}
