import { cholesky, solveCholesky } from './cholesky.ts';

/** A linear model fitted by ordinary least squares. */
export interface LinearFit {
  /** One per regressor, in their order. */
  readonly coefficients: readonly number[];
  /** Classical standard errors: the same variance of all disturbances. */
  readonly standardErrors: readonly number[];
  readonly residuals: Float64Array;
  /** Share of the variance about the mean that is explained. */
  readonly rSquared: number;
}

/**
 * Fits `values` by the columns of `regressors`; a constant is a column of ones. Undefined where there are not more
 * values than columns, or the columns do not tell themselves apart.
 *
 * The normal equations are solved with columns of unit length, so that units do not matter (Davidson and MacKinnon,
 * Econometric Theory and Methods, chapter 3).
 */
export function leastSquares(
  regressors: readonly Float64Array[],
  values: Float64Array,
): LinearFit | undefined {
  const [n, k] = [values.length, regressors.length];
  const lengths = regressors.map((column) => Math.sqrt(dot(column, column)));
  if (n <= k || lengths.some((length) => !(length > 0))) return undefined;
  const products = regressors.map((a, i) => regressors.map((b, j) => dot(a, b) / (lengths[i] * lengths[j])));
  const lower = cholesky(products);
  if (lower === undefined) return undefined;
  const scaled = solveCholesky(
    lower,
    regressors.map((column, i) => dot(column, values) / lengths[i]),
  );
  const coefficients = scaled.map((value, i) => value / lengths[i]);
  const residuals = values.map((value, row) => {
    let fitted = 0;
    for (let i = 0; i < k; i++) fitted += coefficients[i] * regressors[i][row];
    return value - fitted;
  });
  const variance = dot(residuals, residuals) / (n - k);
  const standardErrors = lengths.map((length, i) => {
    const unit = lengths.map((_, j) => (i === j ? 1 : 0));
    return Math.sqrt(variance * solveCholesky(lower, unit)[i]) / length;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { coefficients, standardErrors, residuals, rSquared: 1 - dot(residuals, residuals) / spread };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
