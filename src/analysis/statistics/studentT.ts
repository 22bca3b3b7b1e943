import { exp } from '../../core/utils/math/exp.ts';
import { lnGamma } from '../../core/utils/math/lnGamma.ts';
import { log1p } from '../../core/utils/math/log1p.ts';
import { incompleteBeta } from './incompleteBeta.ts';

/** Steps from the centre to the quantile, at most; the far tails of one degree of freedom take some fifty. */
const MOST_STEPS = 2000;

/** Probability that Student's t of `degrees` of freedom is above `t` (Abramowitz and Stegun, 26.7.1). */
export function studentTTail(t: number, degrees: number): number {
  const square = t * t;
  // Near the centre the distance from one half keeps its digits, further out the tail itself.
  const half =
    square < 1
      ? 0.5 - 0.5 * incompleteBeta(square / (degrees + square), 0.5, degrees / 2)
      : 0.5 * incompleteBeta(degrees / (degrees + square), degrees / 2, 0.5);
  return t >= 0 ? half : 1 - half;
}

/**
 * The t above which Student's t of `degrees` of freedom lies with probability `upper`, from 0 to 1. By Newton's method
 * from the centre outwards: the tail is convex there, so that no step goes too far.
 */
export function studentTQuantile(upper: number, degrees: number): number {
  if (!(upper > 0 && upper < 1))
    return upper === 0 ? Number.POSITIVE_INFINITY : upper === 1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (upper > 0.5) return -studentTQuantile(1 - upper, degrees);
  let t = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = t + (studentTTail(t, degrees) - upper) / density(t, degrees);
    if (!(next - t > 1e-15 * next)) break;
    t = next;
  }
  return t;
}

function density(t: number, degrees: number): number {
  const logarithm =
    lnGamma((degrees + 1) / 2) - lnGamma(degrees / 2) - ((degrees + 1) / 2) * log1p((t * t) / degrees);
  return exp(logarithm) / Math.sqrt(degrees * Math.PI);
}
