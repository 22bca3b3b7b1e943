import { assert } from './assert.ts';
import { exp } from './math/exp.ts';
import { lnGamma } from './math/lnGamma.ts';
import { log } from './math/log.ts';

/** What a sampler draws from. */
interface UniformSource {
  uniform(): number;
}

const LARGE_MEAN = 10;
const MAX_MEAN = 2 ** 31;

/**
 * A Poisson variate. Small means go by inversion (one uniform); large ones by Hörmann's transformed rejection
 * with squeeze, algorithm PTRS of "The transformed rejection method for generating Poisson random variables"
 * (1993): two uniforms a try, at most 1.3 tries on average whatever the mean.
 */
export function drawPoisson(source: UniformSource, mean: number): number {
  assert(mean >= 0 && mean <= MAX_MEAN, 'a Poisson mean lies between 0 and 2^31');
  return mean < LARGE_MEAN ? byInversion(source, mean) : byRejection(source, mean);
}

/** Walks up the distribution function until it passes the uniform. */
function byInversion(source: UniformSource, mean: number): number {
  let left = source.uniform();
  let probability = exp(-mean);
  let k = 0;
  while (left >= probability && probability > 0) {
    left -= probability;
    k++;
    probability *= mean / k;
  }
  return k;
}

function byRejection(source: UniformSource, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = log(mean);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    const ratio = log((v * inverseAlpha) / (a / (edge * edge) + b));
    if (ratio <= k * logMean - mean - lnGamma(k + 1)) return k;
  }
}
