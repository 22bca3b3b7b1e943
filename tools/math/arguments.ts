import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import type { FunctionName } from './reference.ts';

/** A list of arguments, one or two numbers each. */
type Draw = (rng: Rng) => readonly number[];

const bits = new DataView(new ArrayBuffer(8));

/** A double of either or one sign, its exponent drawn evenly, its mantissa at random. */
function spread(rng: Rng, lowest: number, highest: number, signed = true): number {
  const exponent = rng.between(lowest, highest);
  const sign = signed && rng.bernoulli(0.5) ? 0x80000000 : 0;
  bits.setUint32(0, (sign | (Math.max(exponent + 1023, 0) << 20) | rng.below(1 << 20)) >>> 0);
  bits.setUint32(4, rng.nextU32());
  return bits.getFloat64(0);
}

function even(rng: Rng, from: number, to: number): number {
  return from + (to - from) * rng.uniform();
}

const one =
  (from: number, to: number): Draw =>
  (rng) => [even(rng, from, to)];
const wide =
  (lowest: number, highest: number, signed = true): Draw =>
  (rng) => [spread(rng, lowest, highest, signed)];
const near =
  (center: number, lowest: number, highest: number): Draw =>
  (rng) => [center + spread(rng, lowest, highest)];
/** Doubles next to multiples of pi/2, where a careless reduction loses everything. */
const nearQuarters: Draw = (rng) => [rng.between(1, 660_000) * (Math.PI / 2)];

const ANGLES: readonly Draw[] = [one(-1, 1), one(-10, 10), wide(-40, 20), wide(20, 1023), nearQuarters];
const POSITIVES: readonly Draw[] = [one(0.5, 2), wide(-1023, 1023, false), near(1, -52, -3)];

const DRAWS: Record<FunctionName, readonly Draw[]> = {
  exp: [one(-1, 1), one(-745, 709.7), wide(-60, 6), one(-745, -708)],
  expm1: [one(-1, 1), one(-40, 709.7), wide(-1023, 3), one(-0.2, 0.2)],
  log: POSITIVES,
  log1p: [
    one(-0.5, 1),
    wide(-1023, 1023, false),
    wide(-60, -2),
    (rng) => [spread(rng, -50, -2, false) - 1],
    one(-1, 0),
  ],
  log2: POSITIVES,
  log10: POSITIVES,
  pow: [
    (rng) => [even(rng, 0, 4), even(rng, -30, 30)],
    (rng) => [spread(rng, -30, 30, false), even(rng, -24, 24)],
    (rng) => [1 + spread(rng, -40, -20), spread(rng, 0, 22)],
    (rng) => [spread(rng, -1023, 1023, false), even(rng, -1, 1)],
    (rng) => [-rng.between(1, 50), rng.between(-99, 99)],
  ],
  sin: ANGLES,
  cos: ANGLES,
  tan: ANGLES,
  atan: [one(-1, 1), one(-10, 10), wide(-60, 70)],
  atan2: [
    (rng) => [even(rng, -1, 1), even(rng, -1, 1)],
    (rng) => [spread(rng, -30, 30), spread(rng, -30, 30)],
    (rng) => [spread(rng, -500, 1000), spread(rng, 400, 1000)],
  ],
  tanh: [one(-1, 1), one(-22, 22), wide(-60, 3)],
  erf: [one(-1, 1), one(-6, 6), wide(-300, 0)],
  erfc: [one(-1, 1), one(-6, 6), one(0.5, 26.5)],
  normalCdf: [one(-1, 1), one(-8, 8), one(-38, 0)],
  normalQuantile: [one(0, 1), near(0.5, -50, -3), wide(-60, -2, false), wide(-1000, -3, false)],
  lnGamma: [
    one(0, 3),
    near(1, -30, -3),
    near(2, -30, -3),
    one(2.5, 12),
    wide(3, 60, false),
    wide(-300, -1, false),
  ],
};

const TINY = [5e-324, 1e-310, 2.2250738585072014e-308, 1e-100];
const LARGE = [1e100, 1.7976931348623157e308];

/** Arguments that a random draw never meets: ends of the range, subnormals, exact cases, known hard ones. */
const PINNED: Partial<Record<FunctionName, readonly (readonly number[])[]>> = {
  exp: [[709.782712893384], [-708.3964185322641], [-744.4400719213812], [-745.1332191019411], [5e-324], [1]],
  expm1: [...single(TINY), [709.782712893384], [-37.42994775023705], [-36]],
  log: [...single(TINY), ...single(LARGE), [2], [0.9999999999999999], [1.0000000000000002]],
  log1p: [...single(TINY), ...single(LARGE), [-0.9999999999999999], [-5e-324]],
  log2: [...single(TINY), ...single(LARGE), [8], [0.125], [3]],
  log10: [...single(TINY), ...single(LARGE), [1000], [1e22], [0.001]],
  pow: [
    [2, 0.5],
    [10, 308],
    [10, -323],
    [2, -1074],
    [0.5, 1074],
    [2, 1023.9999999999999],
    [-3, 3],
    [1.1, 5e-324],
  ],
  sin: [
    ...single(TINY),
    ...single(LARGE),
    [3.141592653589793],
    [6381956970095103 * 2 ** 797],
    [-0.7853981633974483],
  ],
  cos: [
    ...single(TINY),
    ...single(LARGE),
    [1.5707963267948966],
    [6381956970095103 * 2 ** 797],
    [0.7853981633974483],
  ],
  tan: [
    ...single(TINY),
    ...single(LARGE),
    [1.5707963267948966],
    [6381956970095103 * 2 ** 797],
    [0.7853981633974483],
  ],
  atan: [...single(TINY), ...single(LARGE), [1]],
  atan2: [
    [5e-324, 1e300],
    [1e300, 5e-324],
    [1e300, 1e300],
    [-5e-324, 1e-323],
    [1e-300, -1],
    [1, -1e-300],
    [3, 3],
  ],
  tanh: [...single(TINY), [19.06154746539849], [21.999]],
  erfc: [[26.6], [27.2], [-5.9]],
  normalCdf: [[-38.4], [8.2]],
  normalQuantile: [[5e-324], [1e-310], [0.9999999999999999], [0.075], [0.925], [0.9772498680518208]],
  lnGamma: [[5e-324], [1e-310], [1e305], [3], [2.5], [8], [0.9999999999999999], [170.6243769563027]],
};

function single(values: readonly number[]): readonly (readonly number[])[] {
  return values.map((value) => [value]);
}

/** The pinned arguments and `count` drawn ones, the same ones every time. */
export function argumentsOf(name: FunctionName, count: number): (readonly number[])[] {
  const rng = createRng(1, `math table ${name}`);
  const draws = DRAWS[name];
  const drawn = Array.from({ length: count }, (_, i) => draws[i % draws.length](rng));
  return [...(PINNED[name] ?? []), ...drawn.filter((values) => values.every((x) => x !== 0))];
}
