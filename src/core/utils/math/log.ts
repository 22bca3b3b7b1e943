import { asDouble, asWords, HIGH_WORD } from '../doubleBits.ts';
import { logTail } from './kernels.ts';
import { lowPart } from './pairs.ts';
import { powerOfTwo } from './powersOfTwo.ts';
import { LN2_HIGH, LN2_LOW, LOG_TABLE } from './tables.ts';

/** High word of 0.6875, where the slices of the table begin. */
const FIRST_SLICE = 0x3fe60000;
const TWO_54 = 18014398509481984;
/** Added and taken away again, it rounds to a multiple of 2^-20. */
const ROUNDER = 6442450944;

/** Natural logarithm, within 1 unit in the last place, the same on every machine. */
export function log(x: number): number {
  if (x > 0 && x < Infinity) return logPair(x, 0, true);
  return x > 0 ? x : x === 0 ? -Infinity : NaN;
}

/**
 * log(x + extra) for finite x > 0 and |extra| at most half a unit of x's last place, as a sum good to about 2^-66:
 * the high part is returned, the low part left in {@link lowPart}. Without `withPower` the logarithm of the power
 * of two is left out: add {@link binaryExponent} of x yourself.
 *
 * x = 2^k z, and c is the table's short reciprocal for z's slice (Tang, "Table-driven implementation of the
 * logarithm function in IEEE floating-point arithmetic", 1990). So short that c z - 1 is exact in two parts:
 * log x = k ln 2 - log c + log(1 + r), r = rHigh + rLow.
 */
export function logPair(x: number, extra: number, withPower: boolean): number {
  const k = binaryExponent(x);
  const offset = asWords[HIGH_WORD] - FIRST_SLICE;
  const entry = ((offset >> 13) & 127) * 3;
  const c = LOG_TABLE[entry];
  const z = k > -1000 ? x * powerOfTwo(-k) : x * TWO_54 * powerOfTwo(-k - 54);
  const zHigh = z + ROUNDER - ROUNDER;
  const zLow = extra === 0 ? z - zHigh : z - zHigh + extra * powerOfTwo(-k);
  const rHigh = zHigh * c - 1;
  const rLow = zLow * c;
  const r = rHigh + rLow;
  const power = withPower ? k : 0;
  const base = power * LN2_HIGH + LOG_TABLE[entry + 1];
  const sum = base + r;
  const halfSquare = 0.5 * rHigh * rHigh;
  const first = sum - halfSquare;
  const rest =
    base -
    sum +
    r +
    (sum - first - halfSquare) +
    (rHigh - r + rLow) -
    0.5 * rLow * (rHigh + r) +
    (power * LN2_LOW + LOG_TABLE[entry + 2]) +
    r * r * r * logTail(r);
  const high = first + rest;
  lowPart[0] = first - high + rest;
  return high;
}

/** The k with 0.6875 <= x 2^-k < 1.375. Leaves x, or x 2^54 where x is subnormal, in `asDouble`. */
export function binaryExponent(x: number): number {
  asDouble[0] = x;
  const word = asWords[HIGH_WORD];
  if (word >= 0x00100000) return (word - FIRST_SLICE) >> 20;
  asDouble[0] = x * TWO_54;
  return ((asWords[HIGH_WORD] - FIRST_SLICE) >> 20) - 54;
}
