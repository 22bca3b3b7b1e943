/**
 * Sample autocorrelations at the lags from 1 to `lags`: index 0 is lag 1. Sums of products over the whole sum of squares,
 * both around the one mean (Box and Jenkins), so that no lag weighs more for having fewer pairs. `NaN` where nothing
 * varies.
 */
export function autocorrelations(values: ArrayLike<number>, lags: number): Float64Array {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const centred = Float64Array.from(values, (value) => value - sum / n);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += centred[i] * centred[i];
  return Float64Array.from({ length: lags }, (_, index) => {
    let products = 0;
    for (let i = index + 1; i < n; i++) products += centred[i] * centred[i - index - 1];
    return products / squares;
  });
}
