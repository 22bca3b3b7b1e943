/** Variance of returns over `span` steps against that over one; 1 for a random walk. */
export interface VarianceRatio {
  readonly span: number;
  readonly ratio: number;
  /** Standard normal for a walk whose returns are uncorrelated, whatever their changing variance. */
  readonly z: number;
}

/**
 * Variance ratio of Lo and MacKinlay (1988), "Stock market prices do not follow random walks", Review of Financial Studies
 * 1(1): overlapping differences without bias (equations 12), the statistic robust to changing variance (14 to 19).
 * `levels` are log prices on an even grid; `NaN` where they are too few or do not move.
 */
export function varianceRatio(levels: Float64Array, span: number): VarianceRatio {
  const count = levels.length - 1;
  const drift = (levels[count] - levels[0]) / count;
  const squares = new Float64Array(Math.max(0, count));
  let total = 0;
  for (let t = 0; t < count; t++) {
    squares[t] = (levels[t + 1] - levels[t] - drift) ** 2;
    total += squares[t];
  }
  let long = 0;
  for (let t = span; t <= count; t++) long += (levels[t] - levels[t - span] - span * drift) ** 2;
  const unbiased = span * (count - span + 1) * (1 - span / count);
  const ratio = long / unbiased / (total / (count - 1));
  let variance = 0;
  for (let lag = 1; lag < span; lag++) {
    let products = 0;
    for (let t = lag; t < count; t++) products += squares[t] * squares[t - lag];
    variance += ((2 * (span - lag)) / span) ** 2 * (products / (total * total));
  }
  const known = count > span && total > 0;
  return {
    span,
    ratio: known ? ratio : Number.NaN,
    z: known ? (ratio - 1) / Math.sqrt(variance) : Number.NaN,
  };
}
