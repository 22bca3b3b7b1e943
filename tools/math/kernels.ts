import type { FitTarget } from './fit.ts';
import type { FixedPoint } from './fixedPoint.ts';
import { normalQuantile } from './reference.ts';

/** A fitted function of `src/core/utils/math/kernels.ts`. */
export interface KernelSpec extends FitTarget {
  readonly name: string;
  readonly about: string;
}

const half = (f: FixedPoint): bigint => f.one / 2n;
const square = (f: FixedPoint, x: bigint): bigint => f.mul(x, x);
const cube = (f: FixedPoint, x: bigint): bigint => f.mul(x, f.mul(x, x));

/** Where the intervals are symmetric they are so by a hair less than fully: no point of the fit may be 0. */
export const KERNELS: readonly KernelSpec[] = [
  {
    name: 'expTail',
    about: '(e^r - 1 - r) / r^2 for |r| <= ln 2 / 128',
    from: -0.005416,
    to: 0.0054161,
    degrees: [4, 0],
    value: (f, r) => f.div(f.exp(r) - f.one - r, square(f, r)),
  },
  {
    name: 'expm1Tail',
    about: '(e^x - 1 - x - x^2/2) / x^3 for |x| <= 1/8',
    from: -0.125,
    to: 0.1250001,
    degrees: [8, 0],
    value: (f, x) => f.div(f.exp(x) - f.one - x - square(f, x) / 2n, cube(f, x)),
  },
  {
    name: 'logTail',
    about: '(log(1 + r) - r + r^2/2) / r^3 for |r| <= 2^-7',
    from: -0.0078125,
    to: 0.0078126,
    degrees: [6, 0],
    value: (f, r) => f.div(f.log(f.one + r) - r + square(f, r) / 2n, cube(f, r)),
  },
  {
    name: 'sinTail',
    about: '(sin(r) / r - 1) / u with u = r^2, |r| <= pi / 4',
    from: 0,
    to: 0.617,
    degrees: [6, 0],
    value: (f, u) => f.div(f.div(f.sinCos(f.sqrt(u)).sin, f.sqrt(u)) - f.one, u),
  },
  {
    name: 'cosTail',
    about: '(cos(r) - 1 + u/2) / u^2 with u = r^2, |r| <= pi / 4',
    from: 0,
    to: 0.617,
    degrees: [5, 0],
    value: (f, u) => f.div(f.sinCos(f.sqrt(u)).cos - f.one + u / 2n, square(f, u)),
  },
  {
    name: 'atanTail',
    about: '(atan(t) / t - 1) / u with u = t^2, |t| <= 1/63',
    from: 0,
    to: 0.000252,
    degrees: [3, 0],
    value: (f, u) => f.div(f.div(f.atan(f.sqrt(u)), f.sqrt(u)) - f.one, u),
  },
  {
    name: 'erfRatio',
    about: 'erf(x) / x with u = x^2, |x| <= 1',
    from: 0,
    to: 1,
    degrees: [5, 5],
    value: (f, u) => f.div(f.erf(f.sqrt(u)), f.sqrt(u)),
  },
  {
    name: 'scaledErfc',
    about: 'e^(x^2) erfc(x) with t = x / (x + 4), 0 <= x <= 28',
    from: 0,
    to: 0.875,
    degrees: [11, 10],
    value: (f, t) => f.erfcx(f.div(4n * t, f.one - t)),
  },
  {
    name: 'quantileCentre',
    about: 'quantile(1/2 + q) / q with v = 0.180625 - q^2, |q| <= 0.425',
    from: 0,
    to: 0.180625,
    degrees: [8, 8],
    value: (f, v) => {
      const q = f.sqrt(f.fromDouble(0.180625) - v);
      return f.div(normalQuantile(f, half(f) + q), q);
    },
  },
  {
    name: 'quantileShoulder',
    about: '-quantile(p) with s = sqrt(-log p) - 1.6, 1.6 <= sqrt(-log p) <= 5',
    from: 0,
    to: 3.4,
    degrees: [8, 8],
    value: (f, s) => -normalQuantile(f, f.exp(-square(f, s + f.fromDouble(1.6)))),
  },
  {
    name: 'quantileTail',
    about: '-quantile(p) with s = sqrt(-log p) - 5, 5 <= sqrt(-log p) <= 10',
    from: 0,
    to: 5,
    degrees: [6, 6],
    value: (f, s) => tailQuantile(f, s + 5n * f.one),
  },
  {
    name: 'quantileFarTail',
    about: '-quantile(p) with s = sqrt(-log p) - 10, 10 <= sqrt(-log p) <= 27.3',
    from: 0,
    to: 17.3,
    degrees: [6, 6],
    value: (f, s) => tailQuantile(f, s + 10n * f.one),
  },
  {
    name: 'lnGammaMiddle',
    about: 'lnGamma(1 + s) / (s (s - 1)), 0 <= s <= 1.5',
    from: 0,
    to: 1.5,
    degrees: [7, 7],
    value: (f, s) => f.div(f.lnGamma(f.one + s), f.mul(s, s - f.one)),
  },
  {
    name: 'stirlingTail',
    about: "z times what Stirling's formula lacks of lnGamma(z), with w = 1 / z^2, z >= 8",
    from: 0.000001,
    to: 0.015625,
    degrees: [6, 0],
    value: (f, w) => {
      const z = f.div(f.one, f.sqrt(w));
      const formula = f.mul(z - half(f), f.log(z)) - z + f.log(2n * f.pi) / 2n;
      return f.mul(z, f.lnGamma(z) - formula);
    },
  },
];

/**
 * -quantile(e^(-r^2)) for large r, where e^(-r^2) is far below the precision: z solves
 * z^2/2 + log(2) - log(erfcx(z / sqrt 2)) = r^2.
 */
function tailQuantile(f: FixedPoint, r: bigint): bigint {
  const target = square(f, r);
  const rootTwo = f.sqrt(2n * f.one);
  const rootTwoOverPi = f.sqrt(f.div(2n * f.one, f.pi));
  let z = f.mul(rootTwo, r) - f.one / 4n;
  for (;;) {
    const scaled = f.erfcx(f.div(z, rootTwo));
    const excess = square(f, z) / 2n + f.ln2 - f.log(scaled) - target;
    // The derivative of the left side is the normal hazard, sqrt(2/pi) / erfcx(z / sqrt 2).
    const step = f.mul(excess, f.div(scaled, rootTwoOverPi));
    z -= step;
    if ((step < 0n ? -step : step) < f.one >> 300n) return z;
  }
}
