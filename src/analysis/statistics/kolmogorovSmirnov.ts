import { exp } from '../../core/utils/math/exp.ts';
import type { TestResult } from './ljungBox.ts';

const SQRT_TWO_PI = 2.5066282746310002;
const PI_SQUARED_EIGHTH = 1.2337005501361697;
/** Where the two series of the distribution change over: both have six digits to spare there. */
const CHANGE = 1.18;

/**
 * Does a sample come from the continuous distribution `cdf`? The largest distance between the two distribution
 * functions; its p-value by Kolmogorov's limit with Stephens' correction sqrt(n) + 0.12 + 0.11 / sqrt(n) (Stephens 1970),
 * right to about a hundredth from n = 5 on.
 */
export function kolmogorovSmirnov(sample: Float64Array, cdf: (x: number) => number): TestResult {
  const sorted = sample.toSorted();
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) {
    const expected = cdf(sorted[i]);
    statistic = Math.max(statistic, (i + 1) / n - expected, expected - i / n);
  }
  return { statistic, pValue: tail(statistic, n) };
}

/** Do two samples come from one distribution? n is n1 n2 / (n1 + n2) (Smirnov 1939); ties are stepped over together. */
export function twoSampleKolmogorovSmirnov(first: Float64Array, second: Float64Array): TestResult {
  const [a, b] = [first.toSorted(), second.toSorted()];
  let [i, j, statistic] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i], b[j]);
    while (a[i] === value) i++;
    while (b[j] === value) j++;
    statistic = Math.max(statistic, Math.abs(i / a.length - j / b.length));
  }
  return { statistic, pValue: tail(statistic, (a.length * b.length) / (a.length + b.length)) };
}

function tail(distance: number, n: number): number {
  const root = Math.sqrt(n);
  return kolmogorovTail((root + 0.12 + 0.11 / root) * distance);
}

/**
 * Probability that sqrt(n) times the distance is above `x`, in the limit: 2 sum (-1)^(k-1) exp(-2 k^2 x^2), or by the
 * theta function's other series where that one is slow (Feller 1948).
 */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  if (x < CHANGE) {
    let sum = 0;
    for (let k = 1; k <= 7; k += 2) sum += exp((-k * k * PI_SQUARED_EIGHTH) / (x * x));
    return 1 - (SQRT_TWO_PI / x) * sum;
  }
  let sum = 0;
  for (let k = 1; k <= 4; k++) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return sum;
}
