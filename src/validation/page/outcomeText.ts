import type { CheckOutcome } from '../check.ts';

/** Digits of an estimate whose error is not known. */
const DIGITS = 5;

/** An estimate with the digits that its standard error leaves it: `0.2391 ± 0.0012`; alone where it is exact. */
export function outcomeText({ estimate, standardError }: CheckOutcome): string {
  if (!Number.isFinite(standardError) || standardError === 0) return significant(estimate, DIGITS);
  const decimals = Math.min(12, Math.max(0, 1 - exponentOf(standardError)));
  return `${estimate.toFixed(decimals)} ± ${standardError.toFixed(decimals)}`;
}

function significant(value: number, digits: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = exponentOf(value);
  return size >= -4 && size < 15
    ? String(Number(value.toPrecision(digits)))
    : value.toExponential(digits - 1);
}

/** Decimal exponent of a number: 2 for 123, -1 for 0.5. */
function exponentOf(value: number): number {
  const text = Math.abs(value).toExponential();
  return Number(text.slice(text.indexOf('e') + 1));
}
