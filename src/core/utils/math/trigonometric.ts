import { cosTail, sinTail } from './kernels.ts';
import { divideSums, lowPart, upperHalf } from './pairs.ts';
import { reduceAngle, remainder } from './reduceAngle.ts';

/** Below this the cube is lost: sin x and tan x are x. */
const TINY = 7.450580596923828e-9;

/** Sine of x radians, within 1 unit in the last place for every finite x. */
export function sin(x: number): number {
  if (!(x > -TINY && x < TINY)) return quarter(x, 0);
  return x;
}

/** Cosine of x radians, within 1 unit in the last place for every finite x. */
export function cos(x: number): number {
  return quarter(x, 1);
}

/** Tangent of x radians, within 1 unit in the last place for every finite x. */
export function tan(x: number): number {
  if (x > -TINY && x < TINY) return x;
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x);
  const r = remainder[0];
  const rLow = lowPart[0];
  const sine = sinPair(r, rLow);
  const sineLow = lowPart[0];
  const cosine = cosPair(r, rLow);
  const cosineLow = lowPart[0];
  if ((quadrant & 1) === 0) return divideSums(sine, sineLow, cosine, cosineLow);
  return divideSums(-cosine, -cosineLow, sine, sineLow);
}

/** sin(x + turns pi/2). */
function quarter(x: number, turns: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x) + turns;
  const value = (quadrant & 1) === 0 ? sinPair(remainder[0], lowPart[0]) : cosPair(remainder[0], lowPart[0]);
  return (quadrant & 2) === 0 ? value : -value;
}

/** sin(r + rLow), |r| <= pi/4, as a sum: the high part is returned, the low part left in `lowPart`. */
function sinPair(r: number, rLow: number): number {
  const square = r * r;
  const rest = rLow * (1 - 0.5 * square) + r * square * sinTail(square);
  const high = r + rest;
  lowPart[0] = r - high + rest;
  return high;
}

/** cos(r + rLow) in the same manner; the rounding error of the square is put back, being a half of the result's. */
function cosPair(r: number, rLow: number): number {
  const square = r * r;
  const upper = upperHalf(r);
  const lower = r - upper;
  const squareLow = upper * upper - square + 2 * upper * lower + lower * lower;
  const first = 1 - 0.5 * square;
  const rest = 1 - first - 0.5 * square + (square * square * cosTail(square) - 0.5 * squareLow - r * rLow);
  const high = first + rest;
  lowPart[0] = first - high + rest;
  return high;
}
