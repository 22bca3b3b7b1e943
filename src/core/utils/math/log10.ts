import { logPair } from './log.ts';
import { lowPart, productError } from './pairs.ts';
import { INVERSE_LN10 } from './tables.ts';

/** Logarithm to base 10, within 1 unit in the last place; exact for powers of ten up to 10^22. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return x > 0 ? x : x === 0 ? -Infinity : NaN;
  const natural = logPair(x, 0, true);
  const product = natural * INVERSE_LN10[0];
  const rest =
    productError(natural, INVERSE_LN10[0], product) +
    natural * INVERSE_LN10[1] +
    lowPart[0] * INVERSE_LN10[0];
  return product + rest;
}
