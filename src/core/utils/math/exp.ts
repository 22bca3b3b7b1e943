import { expTail } from './kernels.ts';
import { scaleByPower } from './powersOfTwo.ts';
import { EXP_STEP_HIGH, EXP_STEP_INVERSE, EXP_STEP_LOW, EXP_TABLE } from './tables.ts';

/** Added and taken away again, it rounds to a whole number. */
const ROUNDER = 6755399441055744;

/** e to the x, within 1 unit in the last place, the same on every machine. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e to the (x + low) for a small `low`. Table-driven: x = k ln 2 / 64 + r, so e^x is a power of two times an entry
 * times e^r, and r is so small that a short polynomial does (Tang, "Table-driven implementation of the exponential
 * function in IEEE floating-point arithmetic", 1989).
 */
export function expOfSum(x: number, low: number): number {
  if (!(x > -745.135 && x < 709.8)) return x > 0 ? Infinity : x < 0 ? 0 : NaN;
  const k = x * EXP_STEP_INVERSE + ROUNDER - ROUNDER;
  const r = x - k * EXP_STEP_HIGH - k * EXP_STEP_LOW + low;
  const entry = (k & 63) << 1;
  const base = EXP_TABLE[entry];
  const y = base + (EXP_TABLE[entry + 1] + base * (r + r * r * expTail(r)));
  return scaleByPower(y, k >> 6);
}
