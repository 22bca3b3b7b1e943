import { assert } from './assert.ts';

/**
 * Whole numbers that stay exact: cash, notional and their sums. Beyond 2^53 a double skips integers, so books that
 * no longer balance would look as if they did; here they stop the run. Bounds that a user can reach are checked
 * at the edge, with an error or a reject of their own.
 */
export function safeSum(a: number, b: number, what: string): number {
  const sum = a + b;
  // Two safe integers have an exact sum wherever that is safe itself.
  if (!Number.isSafeInteger(sum)) assert(false, `${what} left the integers below 2^53`);
  return sum;
}

/** The product of two whole numbers, exact or a failed assertion that names `what`. */
export function safeProduct(a: number, b: number, what: string): number {
  const product = a * b;
  // A product that is safe after rounding was safe before: rounding never crosses 2^53.
  if (!Number.isSafeInteger(product)) assert(false, `${what} left the integers below 2^53`);
  return product;
}
