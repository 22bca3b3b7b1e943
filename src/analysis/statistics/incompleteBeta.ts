import { exp } from '../../core/utils/math/exp.ts';
import { lnGamma } from '../../core/utils/math/lnGamma.ts';
import { log } from '../../core/utils/math/log.ts';
import { log1p } from '../../core/utils/math/log1p.ts';

/** Stands in for a zero that a quotient would be taken of. */
const TINY = 1e-300;
const PRECISION = 2 ** -52;
const MOST_STEPS = 10_000;

/**
 * Regularised incomplete beta function I_x(a, b) for 0 <= x <= 1 and a, b > 0, to about 1e-13 of its value (1e-10 for
 * parameters in the millions): the distribution function of the beta distribution. By the continued fraction of NIST's Digital Library of Mathematical
 * Functions, 8.17.22, which converges fast below (a + 1)/(a + b + 2); above, by the symmetry of 8.17.4.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return x === 0 ? 0 : Number.NaN;
  if (!(x < 1)) return x === 1 ? 1 : Number.NaN;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * log(x) + b * log1p(-x));
  if (x <= (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(1 - x, b, a)) / b;
}

/** The continued fraction 1/(1 + d1/(1 + d2/(1 + …))), evaluated from the front as Lentz and Thompson do. */
function fraction(x: number, a: number, b: number): number {
  let [c, d] = [1, awayFromZero(1 - ((a + b) * x) / (a + 1))];
  d = 1 / d;
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) <= PRECISION) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
