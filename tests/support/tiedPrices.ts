/** mulberry32: a small generator of numbers in [0, 1), so that series are the same everywhere. */
export function smallGenerator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Roughly normal, with variance 1: the sum of twelve uniform numbers less six. */
export function roughNormal(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

/**
 * Prices of two venues that each go the part `pull[i]` of the gap towards the other per step, with innovations of
 * variance 1 and the given correlation: a vector error correction without lags.
 */
export function tiedPrices(
  count: number,
  pull: readonly [number, number],
  correlation: number,
  seed: number,
) {
  const random = smallGenerator(seed);
  const first = new Float64Array(count).fill(1000);
  const second = new Float64Array(count).fill(1000);
  for (let t = 1; t < count; t++) {
    const [a, b] = [roughNormal(random), roughNormal(random)];
    const gap = first[t - 1] - second[t - 1];
    first[t] = first[t - 1] - pull[0] * gap + a;
    second[t] = second[t - 1] + pull[1] * gap + correlation * a + Math.sqrt(1 - correlation ** 2) * b;
  }
  return [first, second];
}
