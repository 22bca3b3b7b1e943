import { log } from '../../core/utils/math/log.ts';

/** Exponent of a power-law tail. */
export interface TailIndex {
  readonly index: number;
  /** index / sqrt(k): for independent values. */
  readonly standardError: number;
  /** How many of the largest values it is made of. */
  readonly values: number;
}

/**
 * Hill's estimator over the largest `share` of the absolute values: k / sum log(x_i / x_(k+1)) (Hill, "A simple general
 * approach to inference about the tail of a distribution", Annals of Statistics 3 (1975) 1163-1174). Zeros have no tail
 * and must not reach the threshold: `NaN` where they do.
 */
export function hillTail(values: ArrayLike<number>, share: number): TailIndex {
  const sizes = Float64Array.from(values, Math.abs).sort();
  const count = Math.floor(sizes.length * share);
  const threshold = sizes[sizes.length - count - 1];
  if (count < 2 || !(threshold > 0)) return { index: Number.NaN, standardError: Number.NaN, values: count };
  let sum = 0;
  for (let i = sizes.length - count; i < sizes.length; i++) sum += log(sizes[i] / threshold);
  const index = count / sum;
  return { index, standardError: index / Math.sqrt(count), values: count };
}
