/**
 * Distance of two samples by the cost of turning one into the other: the area between their distribution functions, in
 * the unit of the values (Wasserstein's of order 1; Vallender, Theory of Probability and its Applications 18 (1974) 784).
 * `NaN` where one of them is empty.
 */
export function wassersteinDistance(first: Float64Array, second: Float64Array): number {
  if (first.length === 0 || second.length === 0) return Number.NaN;
  const [a, b] = [first.toSorted(), second.toSorted()];
  let [i, j, area] = [0, 0, 0];
  let at = Math.min(a[0], b[0]);
  while (i < a.length || j < b.length) {
    const next = Math.min(
      i < a.length ? a[i] : Number.POSITIVE_INFINITY,
      j < b.length ? b[j] : Number.POSITIVE_INFINITY,
    );
    area += Math.abs(i / a.length - j / b.length) * (next - at);
    at = next;
    while (i < a.length && a[i] === at) i++;
    while (j < b.length && b[j] === at) j++;
  }
  return area;
}
