/**
 * Arithmetic on unevaluated sums of two doubles (Dekker, "A floating-point technique for extending the available
 * precision", 1971). Functions that return such a sum give its high part and leave the low part here.
 */
export const lowPart = new Float64Array(1);

/** 2^27 + 1: a product with it, taken away again, leaves the upper 26 bits of a double. */
const SPLITTER = 134217729;

/** The upper 26 bits of a; |a| below 2^996. */
export function upperHalf(a: number): number {
  const scaled = SPLITTER * a;
  return scaled - (scaled - a);
}

/** What rounding took from `product` = a * b, exactly. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** (n + nLow) / (d + dLow), rounded once more only. */
export function divideSums(n: number, nLow: number, d: number, dLow: number): number {
  const quotient = n / d;
  const product = quotient * d;
  const rest = n - product - productError(quotient, d, product) + nLow - quotient * dLow;
  return quotient + rest / d;
}
