/** Mean of the values; `NaN` of none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/**
 * Variance about the mean, with n - 1 in the denominator; `NaN` of fewer than two. In two passes, with the correction
 * for the rounding of the mean (Chan, Golub and LeVeque 1983, "Algorithms for computing the sample variance").
 */
export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean;
    sum += deviation;
    squares += deviation * deviation;
  }
  return values.length < 2 ? Number.NaN : (squares - (sum * sum) / values.length) / (values.length - 1);
}
