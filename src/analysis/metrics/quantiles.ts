/** Shares shown as bands around the median. */
export const BAND_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * Quantile of ascending values, linear between neighbours (type 7 of Hyndman and Fan, 1996, the default of most
 * statistics packages). `NaN` for no values.
 */
export function quantileOfSorted(ascending: Float64Array, p: number): number {
  if (ascending.length === 0) return Number.NaN;
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = ascending[below];
  const high = ascending[Math.min(below + 1, ascending.length - 1)];
  return low + (high - low) * (position - below);
}
