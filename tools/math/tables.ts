import { FixedPoint, shift, toDouble } from './fixedPoint.ts';

const BITS = 512;
const f = FixedPoint.of(BITS);

/** The tables and constants of `src/core/utils/math/tables.ts`, by name. */
export function makeTables(): Record<string, number | number[]> {
  return { ...expTables(), ...logTables(), ...angleTables() };
}

/** A value as the sum of a double and a second one that holds the next 53 bits. */
function pair(value: bigint): [number, number] {
  const high = toDouble(value, BITS);
  return [high, toDouble(value - f.fromDouble(high), BITS)];
}

/** A value as a multiple of 2^-places, towards 0, and a double with the rest. */
function pairAt(value: bigint, places: number): [number, number] {
  const cut = BigInt(BITS - places);
  const high = value < 0n ? -shift(shift(-value, -cut), cut) : shift(shift(value, -cut), cut);
  return [toDouble(high, BITS), toDouble(value - high, BITS)];
}

function expTables(): Record<string, number | number[]> {
  const step = f.ln2 / 64n;
  const [high, low] = pairAt(step, 41);
  return {
    EXP_STEP_INVERSE: toDouble(f.div(f.one, step), BITS),
    EXP_STEP_HIGH: high,
    EXP_STEP_LOW: low,
    EXP_TABLE: Array.from({ length: 64 }, (_, j) => pair(f.exp(step * BigInt(j)))).flat(),
  };
}

/**
 * Slices of the mantissas from 0.6875 to 1.375: 80 of width 1/256 below 1, 48 of width 1/128 above. Each has a
 * short reciprocal of its middle; the two that meet at 1 have exactly 1, so that nothing cancels there.
 */
function logTables(): Record<string, number | number[]> {
  const [high, low] = pairAt(f.ln2, 42);
  const entries = Array.from({ length: 128 }, (_, i) => {
    const middle = i < 80 ? 0.6875 + (i + 0.5) / 256 : 1 + (i - 79.5) / 128;
    const inverse = i === 79 || i === 80 ? 1 : Math.round(512 / middle) / 512;
    const logarithm = -f.log(f.fromDouble(inverse));
    return [inverse, ...pairAt(logarithm, 42)];
  });
  return {
    LN2_HIGH: high,
    LN2_LOW: low,
    INVERSE_LN2: pair(f.div(f.one, f.ln2)),
    INVERSE_LN10: pair(f.div(f.one, f.log(10n * f.one))),
    LOG_TABLE: entries.flat(),
  };
}

function angleTables(): Record<string, number | number[]> {
  const half = f.pi / 2n;
  const parts: number[] = [];
  let rest = half;
  for (const places of [32, 65, 98]) {
    const [part] = pairAt(rest, places);
    parts.push(part);
    rest -= f.fromDouble(part);
  }
  parts.push(toDouble(rest, BITS));
  return {
    TWO_OVER_PI: toDouble(f.div(2n * f.one, f.pi), BITS),
    HALF_PI_PARTS: parts,
    HALF_PI: pair(half),
    PI: pair(f.pi),
    ATAN_TABLE: Array.from({ length: 33 }, (_, i) => pair(f.atan(f.fromRatio(BigInt(i), 32n)))).flat(),
    TWO_OVER_PI_WORDS: twoOverPiWords(),
  };
}

/** 2/pi in words of 24 bits: enough for the largest double and its closest approach to a multiple of pi/2. */
function twoOverPiWords(): number[] {
  const words = 51;
  const wide = FixedPoint.of(24 * words + 64);
  const value = wide.div(2n * wide.one, wide.pi);
  return Array.from({ length: words }, (_, i) => {
    return Number(shift(value, BigInt(24 * (i + 1)) - wide.bits) & 0xffffffn);
  });
}
