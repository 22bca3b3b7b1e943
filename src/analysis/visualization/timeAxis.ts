import type { TimeBuckets } from '../metrics/timeBuckets.ts';
import { formatClock, formatTime } from './numbers.ts';
import { plotlyDate } from './plotlyDate.ts';
import type { FigureValue } from './plotlyFigure.ts';

const MINUTE_NS = 60e9;
const DAY_NS = 86_400e9;

/** Where a trace's values stand on the x axis: the first, and the step from one to the next. */
export interface Steps {
  readonly x0: number | string;
  readonly dx: number;
}

/** Where slices of time begin, and how long they are. */
export type Slices = Pick<TimeBuckets, 'start' | 'width'>;

/** Simulated time along a figure's x axis. */
export interface TimeAxis {
  /** Attributes of the layout's x axis. */
  readonly layout: { readonly [attribute: string]: FigureValue };
  /** Attributes of a trace with one value per bucket, drawn at the bucket's end, or in its middle. */
  readonly atEnds: (buckets: Slices) => Steps;
  readonly atMiddles: (buckets: Slices) => Steps;
  /** A time as a value of the axis. */
  readonly point: (time: number) => number | string;
  /** A time as text, for tables. */
  readonly text: (time: number) => string;
}

/**
 * From a minute up, a clock of simulated time (h:mm:ss since the run's epoch; Plotly's date axis in UTC chooses the
 * ticks, also after a zoom); below, a plain number of seconds, milliseconds or microseconds.
 * `x0` and `dx` instead of a list of times keep the figure small.
 */
export function timeAxis(span: TimeBuckets, resolutionNs: number): TimeAxis {
  const spanNs = span.end * resolutionNs;
  const clock = spanNs >= MINUTE_NS;
  const unit = clock ? CLOCK_UNIT : shortUnit(spanNs);
  const scale = resolutionNs / unit.ns;
  const point = (time: number) => (clock ? plotlyDate(time * scale) : time * scale);
  const at = (buckets: Slices, share: number) => ({
    x0: point(buckets.start + buckets.width * share),
    dx: buckets.width * scale,
  });
  const title = { text: clock ? clockTitle(spanNs) : `Simulated time (${unit.name})` };
  const range = [point(span.start), point(span.end)];
  return {
    layout: clock
      ? { type: 'date', title, range, nticks: 9, ...clockFormat(spanNs) }
      : { type: 'linear', title, range, nticks: 9, rangemode: 'nonnegative' },
    point,
    atEnds: (buckets) => at(buckets, 1),
    atMiddles: (buckets) => at(buckets, 0.5),
    text: (time) => (clock ? formatClock : formatTime)(time * resolutionNs),
  };
}

/** Plotly's date axis counts milliseconds. */
const CLOCK_UNIT = { name: 'h:mm:ss', ns: 1e6 };

function shortUnit(spanNs: number): { name: string; ns: number } {
  if (spanNs >= 1e9) return { name: 's', ns: 1e9 };
  return spanNs >= 1e6 ? { name: 'ms', ns: 1e6 } : { name: 'µs', ns: 1e3 };
}

function clockTitle(spanNs: number): string {
  return spanNs > DAY_NS ? 'Simulated time (day, h:mm)' : 'Simulated time (h:mm:ss)';
}

/** Days are numbered from 1, as the first of January 1970 is the run's epoch to Plotly. */
function clockFormat(spanNs: number): { readonly [attribute: string]: FigureValue } {
  const coarse = spanNs > DAY_NS ? 'day %-j, %-H:%M' : '%-H:%M:%S';
  return {
    hoverformat: spanNs > DAY_NS ? 'day %-j, %-H:%M:%S' : '%-H:%M:%S.%2f',
    tickformatstops: [
      { dtickrange: [null, 999], value: '%-H:%M:%S.%L' },
      { dtickrange: [1000, 59_999], value: '%-H:%M:%S' },
      { dtickrange: [60_000, null], value: coarse },
    ],
  };
}
