import { lnGammaMiddle, stirlingTail } from './kernels.ts';
import { log } from './log.ts';

const HALF_LN_TWO_PI = 0.9189385332046728;

/** Natural logarithm of the gamma function for x > 0, within 6 units in the last place; Infinity at 0, NaN below. */
export function lnGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) return x >= 0 ? Infinity : NaN;
  if (x < 1) return middle(x) - log(x);
  if (x <= 2.5) return middle(x - 1);
  if (x < 8) return shiftedDown(x);
  const inverse = 1 / x;
  return (x - 0.5) * (log(x) - 1) + (HALF_LN_TWO_PI - 0.5) + inverse * stirlingTail(inverse * inverse);
}

/** lnGamma(1 + s), 0 <= s <= 1.5; plain 0 at both zeros. */
function middle(s: number): number {
  return s * (s - 1) * lnGammaMiddle(s) + 0;
}

/** By the recurrence gamma(x) = (x - 1) gamma(x - 1), down to 1.5 .. 2.5. */
function shiftedDown(x: number): number {
  let product = 1;
  let z = x;
  while (z > 2.5) {
    z -= 1;
    product *= z;
  }
  return middle(z - 1) + log(product);
}
