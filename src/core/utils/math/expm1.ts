import { exp } from './exp.ts';
import { expm1Tail, expTail } from './kernels.ts';
import { lowPart } from './pairs.ts';
import { powerOfTwo } from './powersOfTwo.ts';
import { EXP_STEP_HIGH, EXP_STEP_INVERSE, EXP_STEP_LOW, EXP_TABLE } from './tables.ts';

const ROUNDER = 6755399441055744;

/** e^x - 1, within 1 unit in the last place also where x is near 0. */
export function expm1(x: number): number {
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  return x === 0 ? x : expm1Pair(x);
}

/** e^x - 1 for |x| <= 44 as a sum: the high part is returned, the low part left in {@link lowPart}. */
export function expm1Pair(x: number): number {
  return x > -0.125 && x < 0.125 ? nearZero(x) : farFromZero(x);
}

function nearZero(x: number): number {
  const square = x * x;
  const rest = 0.5 * square + x * square * expm1Tail(x);
  const high = x + rest;
  lowPart[0] = x - high + rest;
  return high;
}

/** The steps of `exp`, with the 1 taken from the table's entry before the small terms are added. */
function farFromZero(x: number): number {
  const k = x * EXP_STEP_INVERSE + ROUNDER - ROUNDER;
  const r = x - k * EXP_STEP_HIGH - k * EXP_STEP_LOW;
  const entry = (k & 63) << 1;
  const scale = powerOfTwo(k >> 6);
  const base = scale * EXP_TABLE[entry];
  const lessOne = base - 1;
  const lost = base > 1 ? base - lessOne - 1 : base - (lessOne + 1);
  const rest = lost + (scale * EXP_TABLE[entry + 1] + base * (r + r * r * expTail(r)));
  const high = lessOne + rest;
  lowPart[0] = lessOne - high + rest;
  return high;
}
