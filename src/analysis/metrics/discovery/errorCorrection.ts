import { leastSquares } from '../../statistics/leastSquares.ts';
import { solveLinear } from '../../statistics/solveLinear.ts';

/** What the shares of price discovery are made of. */
export interface ErrorCorrection {
  /** Weight of each price's innovation in the common trend; they add up to 1 (Gonzalo and Granger, 1995). */
  readonly weights: readonly number[];
  /** Covariance of the innovations, by rows. */
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Vector error correction of prices of one thing, so that each pair of them stays together in the long run
 * (cointegrating vectors (1, -1)): every change is regressed by least squares on a constant, the gaps of the last prices
 * to the first of them, and `lags` changes of all prices. The weights are the vector orthogonal to the reactions to the
 * gaps; as the prices have one common trend, it is proportional to each row of the long-run impact (Hasbrouck, 1995,
 * "One security, many markets", equations 10 to 13). Undefined where prices do not tell themselves apart.
 */
export function errorCorrection(prices: readonly Float64Array[], lags: number): ErrorCorrection | undefined {
  const rows = (prices[0]?.length ?? 0) - 1 - lags;
  if (rows < 1) return undefined;
  const changes = prices.map((levels) => levels.subarray(1).map((level, t) => level - levels[t]));
  const regressors = [
    new Float64Array(rows).fill(1),
    ...prices
      .slice(1)
      .map((levels) => new Float64Array(rows).map((_, t) => prices[0][t + lags] - levels[t + lags])),
    ...Array.from({ length: lags }, (_, lag) =>
      changes.map((change) => change.slice(lags - 1 - lag, lags - 1 - lag + rows)),
    ).flat(),
  ];
  const fits = changes.map((change) => leastSquares(regressors, change.slice(lags)));
  const coefficients = fits.flatMap((fit) => (fit === undefined ? [] : [fit.coefficients]));
  if (coefficients.length < prices.length) return undefined;
  const residuals = fits.flatMap((fit) => (fit === undefined ? [] : [fit.residuals]));
  const freedom = rows - regressors.length;
  const covariance = residuals.map((a) =>
    residuals.map((b) => a.reduce((sum, value, t) => sum + value * b[t], 0) / freedom),
  );
  // Orthogonal to the reactions to every gap, and adding up to 1.
  const reactions = prices.slice(1).map((_, gap) => coefficients.map((of) => of[1 + gap]));
  const weights = solveLinear([...reactions, prices.map(() => 1)], [...reactions.map(() => 0), 1]);
  return weights === undefined ? undefined : { weights, covariance };
}
