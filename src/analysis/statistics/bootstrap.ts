import { normalCdf } from '../../core/utils/math/erf.ts';
import { normalQuantile } from '../../core/utils/math/normalQuantile.ts';
import type { Rng } from '../../core/utils/rng.ts';
import { type Interval, NO_INTERVAL } from './interval.ts';

export interface BootstrapOptions {
  /** Confidence, as 0.95. */
  readonly level: number;
  /** Samples drawn from the sample. */
  readonly resamples: number;
  /** A stream of the interval's own, so that it is the same whenever it is computed. */
  readonly rng: Rng;
}

/**
 * Bias-corrected and accelerated bootstrap interval of a statistic (Efron 1987, "Better bootstrap confidence
 * intervals", equations 2.3 and 6.6): of resamples with replacement, the quantiles at levels that are shifted by the
 * median bias and by the skewness that leaving out one value at a time shows. It assumes no normal distribution, and
 * for small samples it is too narrow: with 20 values a nominal 95 % covers some 92 %.
 */
export function bootstrapInterval(
  values: Float64Array,
  statistic: (sample: Float64Array) => number,
  { level, resamples, rng }: BootstrapOptions,
): Interval {
  if (values.length < 2) return NO_INTERVAL;
  const observed = statistic(values);
  const drawn = resampled(values, statistic, resamples, rng).sort();
  if (drawn[0] === drawn[drawn.length - 1]) return { low: drawn[0], high: drawn[0] };
  const bias = normalQuantile(shareBelow(drawn, observed));
  const acceleration = accelerationOf(values, statistic);
  const at = (tail: number) => {
    const shifted = bias + normalQuantile(tail);
    return quantile(drawn, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

function resampled(
  values: Float64Array,
  statistic: (sample: Float64Array) => number,
  resamples: number,
  rng: Rng,
): Float64Array {
  const sample = new Float64Array(values.length);
  return Float64Array.from({ length: resamples }, () => {
    for (let i = 0; i < sample.length; i++) sample[i] = values[rng.below(values.length)];
    return statistic(sample);
  });
}

/** Share of sorted values below `limit`, those equal to it by half; never 0 or 1, whose quantiles are infinite. */
function shareBelow(sorted: Float64Array, limit: number): number {
  let [below, equal] = [0, 0];
  for (const value of sorted) {
    if (value < limit) below++;
    else if (value === limit) equal++;
  }
  const least = 0.5 / sorted.length;
  return Math.min(1 - least, Math.max(least, (below + equal / 2) / sorted.length));
}

/** A sixth of the skewness of the statistic over the samples that lack one value each. */
function accelerationOf(values: Float64Array, statistic: (sample: Float64Array) => number): number {
  const n = values.length;
  const without = new Float64Array(n - 1);
  const left = values.map((_, out) => {
    without.set(values.subarray(0, out));
    without.set(values.subarray(out + 1), out);
    return statistic(without);
  });
  const mean = left.reduce((sum, value) => sum + value, 0) / n;
  let [squares, cubes] = [0, 0];
  for (const value of left) {
    const deviation = mean - value;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** Between the two order statistics that enclose the share (Hyndman and Fan 1996, type 6). */
function quantile(sorted: Float64Array, share: number): number {
  const place = Math.min(sorted.length, Math.max(1, share * (sorted.length + 1)));
  const lower = Math.floor(place);
  const low = sorted[lower - 1];
  return lower === sorted.length ? low : low + (place - lower) * (sorted[lower] - low);
}
