import { binaryExponent, logPair } from './log.ts';
import { lowPart, productError } from './pairs.ts';
import { INVERSE_LN2 } from './tables.ts';

/** Logarithm to base 2, within 1 unit in the last place; exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return x > 0 ? x : x === 0 ? -Infinity : NaN;
  const natural = logPair(x, 0, false);
  const product = natural * INVERSE_LN2[0];
  const rest =
    productError(natural, INVERSE_LN2[0], product) + natural * INVERSE_LN2[1] + lowPart[0] * INVERSE_LN2[0];
  const k = binaryExponent(x);
  const sum = k + product;
  // Where k is 0 the product is the larger one, and where it is not, k is.
  return k === 0 ? product + rest : sum + (k - sum + product + rest);
}
