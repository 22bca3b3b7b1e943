import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { TimeBuckets } from '../../metrics/timeBuckets.ts';
import { timeTable } from '../figureTable.ts';
import { formatNumber, rounded } from '../numbers.ts';
import type { FigureTable, FigureValue, PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { TEMPLATE } from '../style.ts';
import { type TimeAxis, timeAxis } from '../timeAxis.ts';
import type { ComparedRun } from './comparedRun.ts';

/** A measure over time that is drawn as one line per run. */
export interface OverlayMeasure {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly axisTitle: string;
  readonly buckets: (metrics: RunMetrics) => TimeBuckets;
  /** One value per bucket, in the unit shown. */
  readonly values: (metrics: RunMetrics) => Float64Array;
  readonly decimals: number;
  /** Digits on the axis, where fewer do. */
  readonly tickDecimals?: number;
  /** Whether a value belongs to the end of its bucket or to all of it. */
  readonly at: 'ends' | 'middles';
  readonly yaxis?: { readonly [attribute: string]: FigureValue };
}

/** One line per run over simulated time; runs of different length and time resolution share the axis. */
export function overlayFigure(runs: readonly ComparedRun[], measure: OverlayMeasure): ReportFigure {
  const { name, title, caption, axisTitle, decimals } = measure;
  const span = commonSpan(runs, measure);
  const axis = timeAxis(span, 1);
  return {
    name,
    title,
    caption,
    figure: {
      data: runs.map((run) => line(run, measure, axis)),
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        showlegend: true,
        xaxis: axis.layout,
        yaxis: {
          title: { text: plotText(axisTitle) },
          tickformat: `,.${measure.tickDecimals ?? decimals}f`,
          hoverformat: `,.${decimals}f`,
          ...measure.yaxis,
        },
      },
    },
    table: overlayTable(runs, measure, span, axis),
  };
}

function line({ label, metrics, style }: ComparedRun, measure: OverlayMeasure, axis: TimeAxis): PlotlyTrace {
  const { start, width } = measure.buckets(metrics);
  const { timeResolutionNs } = metrics.manifest;
  const slices = { start: start * timeResolutionNs, width: width * timeResolutionNs };
  return {
    ...(measure.at === 'ends' ? axis.atEnds(slices) : axis.atMiddles(slices)),
    type: 'scatter',
    mode: 'lines',
    name: plotText(label),
    y: rounded(measure.values(metrics), measure.decimals),
    line: { color: style.color, dash: style.dash, width: 1.5 },
  };
}

/** From the earliest start to the latest end, in nanoseconds. */
function commonSpan(runs: readonly ComparedRun[], measure: OverlayMeasure): TimeBuckets {
  const spans = runs.map(({ metrics }) => {
    const { start, end } = measure.buckets(metrics);
    return [start * metrics.manifest.timeResolutionNs, end * metrics.manifest.timeResolutionNs];
  });
  const start = Math.min(...spans.map(([from]) => from));
  return new TimeBuckets(start, Math.max(...spans.map(([, to]) => to)), 24);
}

/** Values at common times; a dash where a run was over, or had none. */
function overlayTable(
  runs: readonly ComparedRun[],
  measure: OverlayMeasure,
  span: TimeBuckets,
  axis: TimeAxis,
): FigureTable {
  const columns = runs.map(({ metrics }) => {
    const { timeResolutionNs } = metrics.manifest;
    const buckets = measure.buckets(metrics);
    const values = measure.values(metrics);
    return (timeNs: number) => {
      const time = timeNs / timeResolutionNs;
      // The bucket that ends at or holds the time: what ended before it has no value there.
      const value =
        time > buckets.end ? Number.NaN : values[buckets.indexOf(Math.max(buckets.start, time - 1))];
      return formatNumber(value, measure.decimals);
    };
  });
  return timeTable(span, ['Time', ...runs.map(({ label }) => label)], (i) => {
    const time = span.endOf(i);
    return [axis.text(time), ...columns.map((at) => at(time))];
  });
}
