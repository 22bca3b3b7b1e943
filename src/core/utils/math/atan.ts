import { atanTail } from './kernels.ts';
import { lowPart, productError, upperHalf } from './pairs.ts';
import { ATAN_TABLE, HALF_PI, PI } from './tables.ts';

/** Ratios below this are their own arc tangent. */
const TINY = 7.450580596923828e-9;
/** Ratios below this no longer move the rounded sum with pi or pi/2. */
const LOST = 1e-20;
/** Beyond these a product or a remainder would leave the range of doubles. */
const HUGE = 2 ** 900;
const UP = 2 ** 600;

/** Arc tangent in radians, within 1 unit in the last place. */
export function atan(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size < TINY) return x;
  const angle = size > 1 / LOST ? HALF_PI[0] : size > 1 ? angleFromHalfPi(1, size) : atanRatio(size, 1);
  return x < 0 ? -angle : angle;
}

/**
 * Angle of the point (x, y) from the positive x axis, in (-pi, pi], within 1 unit in the last place. Zeros and
 * infinities as ECMAScript has them: the signs of zeros tell the side.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const left = x < 0 || (x === 0 && 1 / x < 0);
  const below = y < 0 || (y === 0 && 1 / y < 0);
  const angle = angleOf(Math.abs(y), Math.abs(x), left);
  return below ? -angle : angle;
}

/** For y and x not negative; `left` says that x was. */
function angleOf(y: number, x: number, left: boolean): number {
  if (y === 0 || x === 0 || y === Infinity || x === Infinity) return edgeAngle(y, x, left);
  if (y / x < TINY && !left) return y / x;
  if (y / x < LOST) return PI[0];
  if (x / y < LOST) return HALF_PI[0];
  const scale = scaleOf(y, x);
  const a = y * scale;
  const b = x * scale;
  if (a > b) return left ? beyondHalfPi(b, a) : angleFromHalfPi(b, a);
  return left ? angleFromPi(a, b) : atanRatio(a, b);
}

/** At least one of the two is zero or infinite. */
function edgeAngle(y: number, x: number, left: boolean): number {
  if (y === Infinity && x === Infinity) return left ? HALF_PI[0] + ATAN_TABLE[64] : ATAN_TABLE[64];
  if (y === 0 || x === Infinity) return left ? PI[0] : 0;
  return HALF_PI[0];
}

/** A power of two that brings both away from the ends of the range. */
function scaleOf(y: number, x: number): number {
  if (y > HUGE || x > HUGE) return 1 / UP;
  return y < 1 / HUGE || x < 1 / HUGE ? UP : 1;
}

/** pi - atan(a / b). */
function angleFromPi(a: number, b: number): number {
  const angle = atanRatio(a, b);
  const high = PI[0] - angle;
  return high + (PI[0] - high - angle + (PI[1] - lowPart[0]));
}

/** pi/2 - atan(a / b). */
function angleFromHalfPi(a: number, b: number): number {
  const angle = atanRatio(a, b);
  const high = HALF_PI[0] - angle;
  return high + (HALF_PI[0] - high - angle + (HALF_PI[1] - lowPart[0]));
}

/** pi/2 + atan(a / b). */
function beyondHalfPi(a: number, b: number): number {
  const angle = atanRatio(a, b);
  const high = HALF_PI[0] + angle;
  return high + (HALF_PI[0] - high + angle + (HALF_PI[1] + lowPart[0]));
}

/**
 * atan(a / b) for 0 <= a <= b as a sum: the high part is returned, the low part left in `lowPart`. With c the
 * nearest 32nd, atan(a/b) = atan c + atan((a - c b) / (b + c a)); c has so few bits that its products with the
 * halves of b are exact.
 */
function atanRatio(a: number, b: number): number {
  const index = Math.floor((a / b) * 32 + 0.5);
  const c = index / 32;
  const bUpper = upperHalf(b);
  const first = a - c * bUpper;
  const second = c * (b - bUpper);
  const n = first - second;
  const nLow = first - n - second;
  const d = b + c * a;
  const dLow = b - d + c * a;
  const t = n / d;
  const product = t * d;
  const tLow = (n - product - productError(t, d, product) + nLow - t * dLow) / d;
  const square = t * t;
  const base = ATAN_TABLE[2 * index];
  const sum = base + t;
  const rest = base - sum + t + (ATAN_TABLE[2 * index + 1] + tLow + t * square * atanTail(square));
  const high = sum + rest;
  lowPart[0] = sum - high + rest;
  return high;
}
