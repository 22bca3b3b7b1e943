import { expOfSum } from './exp.ts';
import { logPair } from './log.ts';
import { lowPart, productError } from './pairs.ts';

/**
 * x to the y, within 1 unit in the last place. Special cases are those of ECMAScript's `**`: x^0 is 1 even for
 * NaN, and 1 to an infinite or NaN power is NaN.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  const size = Math.abs(x);
  const ordinary = size > 0 && size < Infinity && Math.abs(y) < Infinity;
  if (!ordinary) return unusual(x, size, y);
  const odd = isOdd(y);
  if (x < 0 && !odd && Math.floor(y) !== y) return NaN;
  const magnitude = powOfPositive(size, y);
  return x < 0 && odd ? -magnitude : magnitude;
}

/** e^(y log x), the logarithm and the product taken as sums of two doubles. */
function powOfPositive(x: number, y: number): number {
  // Its logarithm is 0, and the exponent may be too large to be split.
  if (x === 1) return 1;
  const logarithm = logPair(x, 0, true);
  const low = lowPart[0];
  const product = y * logarithm;
  if (!(product > -746 && product < 710)) return product > 0 ? Infinity : 0;
  return expOfSum(product, productError(y, logarithm, product) + y * low);
}

/** One of x and y is zero, infinite or NaN, and y is not zero. */
function unusual(x: number, size: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const magnitude = size > 1 === y > 0 ? Infinity : 0;
  const negative = isOdd(y) && (x < 0 || 1 / x < 0);
  return negative ? -magnitude : magnitude;
}

/** Doubles from 2^53 on are all even. */
function isOdd(y: number): boolean {
  return Math.abs(y) < 9007199254740992 && Math.floor(y) === y && Math.abs(y % 2) === 1;
}
