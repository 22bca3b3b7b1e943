import { bitLength, FixedPoint, toDouble } from './fixedPoint.ts';

type Evaluate = (f: FixedPoint, x: bigint, y: bigint) => bigint;

const EVALUATE = {
  exp: (f, x) => f.exp(x),
  expm1: (f, x) => f.exp(x) - f.one,
  log: (f, x) => f.log(x),
  log1p: (f, x) => f.log(f.one + x),
  log2: (f, x) => f.div(f.log(x), f.ln2),
  log10: (f, x) => f.div(f.log(x), f.log(10n * f.one)),
  pow: (f, x, y) => power(f, x, y),
  sin: (f, x) => f.sinCos(x).sin,
  cos: (f, x) => f.sinCos(x).cos,
  tan: (f, x) => tangent(f, x),
  atan: (f, x) => f.atan(x),
  atan2: (f, y, x) => angle(f, y, x),
  tanh: (f, x) => hyperbolicTangent(f, x),
  erf: (f, x) => f.erf(x),
  erfc: (f, x) => f.one - f.erf(x),
  normalCdf: (f, x) => normalCdf(f, x),
  normalQuantile: (f, p) => normalQuantile(f, p),
  lnGamma: (f, x) => f.lnGamma(x),
} satisfies Record<string, Evaluate>;

export type FunctionName = keyof typeof EVALUATE;

export const FUNCTION_NAMES = Object.keys(EVALUATE) as readonly FunctionName[];

const PRECISIONS = [320, 704, 1400, 2560, 4400];
const SIGNIFICANT_BITS = 220;

/**
 * The function's value at a double with at least 220 significant bits, as v * 2^-bits; where the value is 0 or
 * nearer to a double than 4400 bits can tell, what that precision says.
 */
function evaluate(name: FunctionName, x: number, y = 0): { readonly value: bigint; readonly bits: number } {
  for (const bits of PRECISIONS) {
    const f = FixedPoint.of(bits);
    const last = bits === PRECISIONS[PRECISIONS.length - 1];
    const fx = f.fromDouble(x);
    const fy = f.fromDouble(y);
    const whole = toDouble(fx, bits) === x && toDouble(fy, bits) === y;
    if (!whole && !last) continue;
    const value = (EVALUATE[name] as Evaluate)(f, fx, fy);
    if (bitLength(value) >= SIGNIFICANT_BITS || last) return { value, bits };
  }
  throw new Error('unreachable');
}

/** The function's value, correctly rounded. */
export function correctlyRounded(name: FunctionName, x: number, y = 0): number {
  const { value, bits } = evaluate(name, x, y);
  return toDouble(value, bits);
}

function power(f: FixedPoint, x: bigint, y: bigint): bigint {
  // A negative base has whole exponents only.
  if (x < 0n) return ((y >> f.bits) & 1n) === 1n ? -power(f, -x, y) : power(f, -x, y);
  // y log x may be as large as 745 with y as large as 2^63: y's bits above the point are lost from log x.
  const wide = FixedPoint.of(Number(f.bits) + 128);
  const product = (y * wide.log(x << 128n)) >> f.bits;
  return wide.exp(product) >> 128n;
}

function tangent(f: FixedPoint, x: bigint): bigint {
  const { sin, cos } = f.sinCos(x);
  return f.div(sin, cos);
}

function hyperbolicTangent(f: FixedPoint, x: bigint): bigint {
  const e = f.exp(2n * x);
  return f.div(e - f.one, e + f.one);
}

function angle(f: FixedPoint, y: bigint, x: bigint): bigint {
  if (x === 0n) return y < 0n ? -f.pi / 2n : f.pi / 2n;
  const base = f.atan(f.div(y, x));
  if (x > 0n) return base;
  return y < 0n ? base - f.pi : base + f.pi;
}

function normalCdf(f: FixedPoint, x: bigint): bigint {
  return (f.one + f.erf(f.div(x, f.sqrt(2n * f.one)))) / 2n;
}

/** Newton's iteration on the logarithm of the tail, from the asymptotic start, until nothing moves. */
export function normalQuantile(f: FixedPoint, p: bigint): bigint {
  if (2n * p > f.one) return -normalQuantile(f, f.one - p);
  if (2n * p === f.one) return 0n;
  const rootTwoPi = f.sqrt(2n * f.pi);
  let z = startOfQuantile(f, p);
  for (let i = 0; i < 40; i++) {
    const cdf = normalCdf(f, z);
    const density = f.div(f.exp(-f.mul(z, z) / 2n), rootTwoPi);
    // d/dz log cdf = density / cdf
    const step = f.mul(f.log(f.div(cdf, p)), f.div(cdf, density));
    z -= step;
    if (bitLength(step) < Number(f.bits) / 2 - 20) break;
  }
  return z;
}

function startOfQuantile(f: FixedPoint, p: bigint): bigint {
  const minusTwoLog = -2n * f.log(p);
  const t = Math.max(toDouble(minusTwoLog, f.bits), 1.2);
  const z = -Math.sqrt(Math.max(t - Math.log(2 * Math.PI * Math.max(t - 1.8, 0.2)), 1e-3));
  return f.fromDouble(z);
}
