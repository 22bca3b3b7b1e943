import { exp } from '../../core/utils/math/exp.ts';
import { lnGamma } from '../../core/utils/math/lnGamma.ts';
import { log } from '../../core/utils/math/log.ts';

const PRECISION = 1e-16;
const MOST_TERMS = 10_000;
const TINY = 1e-300;

/**
 * P(a, x), the regularised lower incomplete gamma function, for a above 0 and x of at least 0: by its series below a + 1
 * and by its continued fraction above (DLMF 8.11.4 and 8.9.2). About 1e-13 for a below a few hundred.
 */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Upper tail of the chi-squared distribution: the probability of a value above `x` with `freedom` degrees. */
export function chiSquaredTail(x: number, freedom: number): number {
  const a = freedom / 2;
  const half = x / 2;
  if (half <= 0) return 1;
  return half < a + 1 ? 1 - series(a, half) : fraction(a, half);
}

function scale(a: number, x: number): number {
  return exp(a * log(x) - x - lnGamma(a));
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * scale(a, x);
}

/** Lentz's method, as modified by Thompson and Barnett (1986). */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < PRECISION * 4) break;
  }
  return value * scale(a, x);
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
