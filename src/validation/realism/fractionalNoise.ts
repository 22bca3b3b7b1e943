import type { Rng } from '../../core/utils/rng.ts';

/** Terms of the moving average: memory reaches so far. */
const TERMS = 2000;

/**
 * Gaussian fractional noise ARFIMA(0, d, 0) by its moving average of 2000 terms: autocorrelations fall as lag^(2d-1) up to
 * there (Granger and Joyeux 1980; Hosking, "Fractional differencing", Biometrika 68 (1981) 165-176, theorem 1).
 */
export function fractionalNoise(length: number, d: number, rng: Rng): Float64Array {
  const weights = new Float64Array(TERMS);
  weights[0] = 1;
  for (let k = 1; k < TERMS; k++) weights[k] = (weights[k - 1] * (k - 1 + d)) / k;
  const shocks = Float64Array.from({ length: length + TERMS }, () => rng.normal());
  const scale = 1 / Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return Float64Array.from({ length }, (_, t) => {
    let value = 0;
    for (let k = 0; k < TERMS; k++) value += weights[k] * shocks[t + TERMS - k];
    return scale * value;
  });
}
