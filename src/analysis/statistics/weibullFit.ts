import { exp } from '../../core/utils/math/exp.ts';
import { log } from '../../core/utils/math/log.ts';

/** F(x) = 1 - exp(-(x / scale)^shape). */
export interface WeibullFit {
  readonly shape: number;
  readonly scale: number;
  /** Of the shape, by the Fisher information: 0.7797 shape / sqrt(n). */
  readonly standardError: number;
}

const SHAPE_ERROR = 0.7796968012336761;
const PRECISION = 1e-12;

/**
 * Weibull distribution of greatest likelihood (Cohen 1965): Newton's method on
 * sum x^k log x / sum x^k - 1/k - mean log x = 0, whose left side rises in k. Values of 0 or below are left out; a shape
 * below 1 means that long waits come with bursts.
 */
export function weibullFit(values: ArrayLike<number>): WeibullFit {
  const logs = Array.from(values)
    .filter((x) => x > 0)
    .map((x) => log(x));
  const n = logs.length;
  if (n < 2) return { shape: Number.NaN, scale: Number.NaN, standardError: Number.NaN };
  const mean = logs.reduce((sum, x) => sum + x, 0) / n;
  // Powers of values by their mean neither vanish nor overflow.
  const centred = logs.map((x) => x - mean);
  let shape = 1.2825 / Math.sqrt(centred.reduce((sum, x) => sum + x * x, 0) / n);
  for (let round = 0; round < 100; round++) {
    const [powers, first, second] = sums(centred, shape);
    const ratio = first / powers;
    const value = ratio - 1 / shape;
    const step = value / (second / powers - ratio * ratio + 1 / (shape * shape));
    shape = Math.max(shape / 2, shape - step);
    if (Math.abs(step) < PRECISION * shape) break;
  }
  const scale = exp(mean + log(sums(centred, shape)[0] / n) / shape);
  return { shape, scale, standardError: (SHAPE_ERROR * shape) / Math.sqrt(n) };
}

/** Sums of e^(k u), u e^(k u) and u^2 e^(k u). */
function sums(centred: readonly number[], shape: number): [number, number, number] {
  let [powers, first, second] = [0, 0, 0];
  for (const u of centred) {
    const power = exp(shape * u);
    powers += power;
    first += u * power;
    second += u * u * power;
  }
  return [powers, first, second];
}
