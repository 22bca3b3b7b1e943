import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';

const BINS = 12;

/** Means over bins of lags that are equally wide on a logarithmic axis. */
export interface BinnedDecay {
  readonly lags: readonly number[];
  readonly values: readonly number[];
}

/** Values at lags from the first to the last, averaged over twelve logarithmic bins at most. */
export function binnedDecay(lags: readonly number[], values: ArrayLike<number>): BinnedDecay {
  const low = log(lags[0]);
  const width = (log(lags[lags.length - 1]) - low) / BINS;
  const bins = Array.from({ length: BINS }, () => ({ count: 0, logs: 0, sum: 0 }));
  lags.forEach((lag, i) => {
    const bin = bins[Math.min(BINS - 1, Math.floor((log(lag) - low) / width + 1e-9))];
    bin.count++;
    bin.logs += log(lag);
    bin.sum += values[i];
  });
  const filled = bins.filter(({ count }) => count > 0);
  return {
    lags: filled.map(({ logs, count }) => exp(logs / count)),
    values: filled.map(({ sum, count }) => sum / count),
  };
}

/**
 * The exponent of a decay c lag^-exponent: least squares of the logarithms of the bins. Bins at or below 0 are left out;
 * `NaN` where more than a quarter are, since then there is no decay to be seen but noise around 0.
 */
export function decayExponent({ lags, values }: BinnedDecay): number {
  const kept = lags.flatMap((lag, i) => (values[i] > 0 ? [{ x: log(lag), y: log(values[i]) }] : []));
  if (kept.length * 4 < lags.length * 3) return Number.NaN;
  return -logSlope(kept);
}

/** Slope of the straight line of least squares. */
export function logSlope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: (point: { readonly x: number; readonly y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const xy = points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0);
  return xy / points.reduce((sum, { x }) => sum + (x - mx) * (x - mx), 0);
}
