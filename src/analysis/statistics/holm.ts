/**
 * P values of several tests, raised so that the chance of even one false alarm among all of them stays below the
 * level: Holm (1979), "A simple sequentially rejective multiple test procedure". `NaN` takes no part and stays.
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = pValues
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(pValues[i]))
    .sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = pValues.map(() => Number.NaN);
  let highest = 0;
  for (const [place, i] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (order.length - place) * pValues[i]));
    adjusted[i] = highest;
  }
  return adjusted;
}
