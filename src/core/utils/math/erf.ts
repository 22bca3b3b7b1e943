import { expOfSum } from './exp.ts';
import { erfRatio, scaledErfc } from './kernels.ts';
import { upperHalf } from './pairs.ts';

const ROOT_HALF = Math.SQRT1_2;

/** Error function, within 4 units in the last place. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 1) return x * erfRatio(x * x);
  const value = 1 - gaussTail(size);
  return x < 0 ? -value : value;
}

/** 1 - erf(x), within 16 units in the last place also where it is small. */
export function erfc(x: number): number {
  if (x > 0.5) return gaussTail(x);
  return x >= -1 ? 1 - erf(x) : 2 - gaussTail(-x);
}

/** Distribution function of the standard normal, within 16 units in the last place also in the lower tail. */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  const upper = upperHalf(Math.min(size, 40));
  const halfSquareLow = 0.5 * (size - upper) * (size + upper);
  const tail =
    size > 40 ? 0 : 0.5 * expOfSum(-0.5 * upper * upper, -halfSquareLow) * scaled(size * ROOT_HALF);
  return x > 0 ? 1 - tail : Number.isNaN(x) ? NaN : tail;
}

/** erfc(x) for x >= 0. The square is taken exactly, since its rounding would be x^2 times as large in the result. */
function gaussTail(x: number): number {
  if (!(x < 28)) return Number.isNaN(x) ? NaN : 0;
  const upper = upperHalf(x);
  return expOfSum(-upper * upper, -(x - upper) * (x + upper)) * scaled(x);
}

/** e^(x^2) erfc(x). */
function scaled(x: number): number {
  return scaledErfc(x / (x + 4));
}
