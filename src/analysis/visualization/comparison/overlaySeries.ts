import type { RunMetrics } from '../../metrics/runMetrics.ts';
import type { TimeBuckets } from '../../metrics/timeBuckets.ts';

/** One value per time slice of a run, on a clock of nanoseconds that all runs share. */
export interface OverlaySeries {
  readonly startNs: number;
  readonly endNs: number;
  readonly sliceNs: number;
  readonly values: Float64Array;
}

/** Values by bucket as a series. */
export function seriesOf(
  { manifest }: RunMetrics,
  buckets: TimeBuckets,
  values: Float64Array,
): OverlaySeries {
  const ns = manifest.timeResolutionNs;
  return {
    startNs: buckets.start * ns,
    endNs: buckets.end * ns,
    sliceNs: buckets.width * ns,
    values,
  };
}

/**
 * The series in longer slices, `sliceNs` or what comes nearest to it: each is the mean of those that it spans, without
 * the gaps. Runs of different length flicker alike only in slices of one length.
 */
export function coarsened(series: OverlaySeries, sliceNs: number): OverlaySeries {
  const group = Math.max(1, Math.round(sliceNs / series.sliceNs));
  const { values } = series;
  const means = Float64Array.from({ length: Math.ceil(values.length / group) }, (_, i) => {
    const present = values.slice(i * group, (i + 1) * group).filter((value) => !Number.isNaN(value));
    return present.length > 0 ? present.reduce((a, b) => a + b) / present.length : Number.NaN;
  });
  return { ...series, sliceNs: series.sliceNs * group, values: means };
}

/** Value at a moment: that of the slice which ends there or holds it; `NaN` where the run was over. */
export function valueAt({ startNs, endNs, sliceNs, values }: OverlaySeries, timeNs: number): number {
  if (timeNs > endNs) return Number.NaN;
  const slice = Math.ceil((timeNs - startNs) / sliceNs) - 1;
  return values[Math.min(Math.max(0, slice), values.length - 1)];
}
