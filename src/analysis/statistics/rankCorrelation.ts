/**
 * Spearman's rank correlation: Pearson's of the ranks, ties at the mean of theirs (Spearman 1904). `NaN` where one of
 * the two does not vary.
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = [ranks(x), ranks(y)];
  const mean = (a.length + 1) / 2;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [u, v] = [a[i] - mean, b[i] - mean];
    products += u * v;
    squaresA += u * u;
    squaresB += v * v;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

/** Ranks from 1, equal values at the mean of theirs. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (i, j) => values[i] - values[j] || i - j,
  );
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let place = from; place < to; place++) result[order[place]] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}
