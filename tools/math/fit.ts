import { FixedPoint, toDouble } from './fixedPoint.ts';

/** What is fitted: a smooth function on [from, to], in fixed point. */
export interface FitTarget {
  readonly from: number;
  readonly to: number;
  /** Degrees of numerator and denominator; a polynomial where the latter is 0. */
  readonly degrees: readonly [number, number];
  readonly value: (f: FixedPoint, x: bigint) => bigint;
}

export interface Fit {
  /** Lowest degree first. The denominator starts with 1. */
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
  /** Largest relative error of the fit with rounded coefficients, in units of 2^-53. */
  readonly error: number;
}

const BITS = 768;

/**
 * A rational function through the target's values at Chebyshev points. It is within a small factor of the best
 * one, and one more degree buys more than that factor, so no exchange algorithm is needed.
 */
export function fitKernel(target: FitTarget): Fit {
  const f = FixedPoint.of(BITS);
  const [m, n] = target.degrees;
  const unknowns = m + n + 1;
  const rows = chebyshevPoints(f, target, unknowns).map((x) => {
    const y = target.value(f, x);
    const powers = powersOf(f, x, Math.max(m, n));
    // P(x) - y (Q(x) - 1) = y
    return [...powers.slice(0, m + 1), ...powers.slice(1, n + 1).map((power) => -f.mul(power, y)), y];
  });
  const solution = solve(f, rows).map((coefficient) => toDouble(coefficient, BITS));
  const numerator = solution.slice(0, m + 1);
  const denominator = [1, ...solution.slice(m + 1)];
  return { numerator, denominator, error: largestError(f, target, numerator, denominator) };
}

function chebyshevPoints(f: FixedPoint, target: FitTarget, count: number): bigint[] {
  const middle = (f.fromDouble(target.from) + f.fromDouble(target.to)) / 2n;
  const radius = (f.fromDouble(target.to) - f.fromDouble(target.from)) / 2n;
  return Array.from({ length: count }, (_, i) => {
    const angle = (f.pi * BigInt(2 * i + 1)) / BigInt(2 * count);
    return middle + f.mul(radius, f.sinCos(angle).cos);
  });
}

function powersOf(f: FixedPoint, x: bigint, highest: number): bigint[] {
  const powers = [f.one];
  for (let i = 0; i < highest; i++) powers.push(f.mul(powers[i], x));
  return powers;
}

/** Gaussian elimination; each row ends with its right-hand side. */
function solve(f: FixedPoint, rows: bigint[][]): bigint[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (magnitude(rows[row][column]) > magnitude(rows[pivot][column])) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = f.div(rows[row][column], rows[column][column]);
      for (let i = column; i <= size; i++) rows[row][i] -= f.mul(factor, rows[column][i]);
    }
  }
  return rows.map((row, i) => f.div(row[size], row[i]));
}

function largestError(f: FixedPoint, target: FitTarget, numerator: number[], denominator: number[]): number {
  let largest = 0;
  for (const x of chebyshevPoints(f, target, 301)) {
    const y = target.value(f, x);
    const approximation = f.div(horner(f, numerator, x), horner(f, denominator, x));
    largest = Math.max(largest, Math.abs(toDouble(f.div(approximation - y, y) << 53n, BITS)));
  }
  return largest;
}

function horner(f: FixedPoint, coefficients: readonly number[], x: bigint): bigint {
  let sum = 0n;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = f.mul(sum, x) + f.fromDouble(coefficients[i]);
  return sum;
}

function magnitude(v: bigint): bigint {
  return v < 0n ? -v : v;
}
