import { Hash64 } from '../../src/core/utils/hash.ts';
import { atan, atan2 } from '../../src/core/utils/math/atan.ts';
import { erf, erfc, normalCdf } from '../../src/core/utils/math/erf.ts';
import { exp } from '../../src/core/utils/math/exp.ts';
import { expm1 } from '../../src/core/utils/math/expm1.ts';
import { lnGamma } from '../../src/core/utils/math/lnGamma.ts';
import { log } from '../../src/core/utils/math/log.ts';
import { log1p } from '../../src/core/utils/math/log1p.ts';
import { log2 } from '../../src/core/utils/math/log2.ts';
import { log10 } from '../../src/core/utils/math/log10.ts';
import { normalQuantile } from '../../src/core/utils/math/normalQuantile.ts';
import { pow } from '../../src/core/utils/math/pow.ts';
import { tanh } from '../../src/core/utils/math/tanh.ts';
import { cos, sin, tan } from '../../src/core/utils/math/trigonometric.ts';

/** Rows of arguments and the correctly rounded value, by function: `tests/fixtures/math-table.json`. */
export type MathTable = Readonly<Record<string, readonly (readonly number[])[]>>;

interface Portable {
  readonly call: (x: number, y: number) => number;
  /** Largest distance from the correctly rounded value, in doubles. */
  readonly bound: number;
}

/** Every portable function, with the bound that its docstring promises. */
export const PORTABLE: Readonly<Record<string, Portable>> = {
  exp: { call: exp, bound: 1 },
  expm1: { call: expm1, bound: 1 },
  log: { call: log, bound: 1 },
  log1p: { call: log1p, bound: 1 },
  log2: { call: log2, bound: 1 },
  log10: { call: log10, bound: 1 },
  pow: { call: pow, bound: 1 },
  sin: { call: sin, bound: 1 },
  cos: { call: cos, bound: 1 },
  tan: { call: tan, bound: 1 },
  atan: { call: atan, bound: 1 },
  atan2: { call: atan2, bound: 1 },
  tanh: { call: tanh, bound: 1 },
  erf: { call: erf, bound: 4 },
  erfc: { call: erfc, bound: 16 },
  normalCdf: { call: normalCdf, bound: 16 },
  normalQuantile: { call: normalQuantile, bound: 6 },
  lnGamma: { call: lnGamma, bound: 6 },
};

export interface TableOutcome {
  /** Largest distance from the table, by function, in doubles. */
  readonly worst: Readonly<Record<string, number>>;
  /** Over every value's bits: equal in every engine. */
  readonly hash: string;
}

/** Evaluates the whole table. Runs in any engine. */
export function checkMathTable(table: MathTable): TableOutcome {
  const worst: Record<string, number> = {};
  const hash = new Hash64();
  for (const name of Object.keys(PORTABLE).sort()) {
    worst[name] = 0;
    for (const row of table[name]) {
      const value = PORTABLE[name].call(row[0], row.length > 2 ? row[1] : 0);
      hash.addNumber(value);
      worst[name] = Math.max(worst[name], doublesBetween(value, row[row.length - 1]));
    }
  }
  return { worst, hash: hash.hex() };
}

const cell = new DataView(new ArrayBuffer(8));

/** How many steps from one double to the next lead from a to b; Infinity where one is NaN. */
export function doublesBetween(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The doubles numbered in order, both zeros as 0. */
function place(x: number): bigint {
  cell.setFloat64(0, Math.abs(x));
  const magnitude = cell.getBigInt64(0);
  return x < 0 ? -magnitude : magnitude;
}
