import { autocorrelations } from './autocorrelations.ts';
import { chiSquaredTail } from './incompleteGamma.ts';

/** Outcome of a test: its statistic, and how likely one as large is where the hypothesis holds. */
export interface TestResult {
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Are the first `lags` autocorrelations all zero? Q = n (n + 2) sum r_k^2 / (n - k), chi-squared with `lags` degrees
 * (Ljung and Box, "On a measure of lack of fit in time series models", Biometrika 65 (1978) 297-303, equation 1.2).
 */
export function ljungBox(values: ArrayLike<number>, lags: number): TestResult {
  const n = values.length;
  const statistic = autocorrelations(values, lags).reduce(
    (sum, r, index) => sum + (n * (n + 2) * r * r) / (n - index - 1),
    0,
  );
  return { statistic, pValue: chiSquaredTail(statistic, lags) };
}
