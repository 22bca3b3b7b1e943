/** Correlation of the values with those `lag` steps before, about the mean of all; `NaN` where they do not vary. */
export function autocorrelation(values: Float64Array, lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let products = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    squares += (values[t] - mean) ** 2;
    if (t >= lag) products += (values[t] - mean) * (values[t - lag] - mean);
  }
  return products / squares;
}
