import { describe, expect, it } from 'vitest';
import { atan, atan2 } from '../../../../../src/core/utils/math/atan.ts';
import { erf, erfc, normalCdf } from '../../../../../src/core/utils/math/erf.ts';
import { exp } from '../../../../../src/core/utils/math/exp.ts';
import { expm1 } from '../../../../../src/core/utils/math/expm1.ts';
import { lnGamma } from '../../../../../src/core/utils/math/lnGamma.ts';
import { log } from '../../../../../src/core/utils/math/log.ts';
import { log1p } from '../../../../../src/core/utils/math/log1p.ts';
import { log2 } from '../../../../../src/core/utils/math/log2.ts';
import { log10 } from '../../../../../src/core/utils/math/log10.ts';
import { normalQuantile } from '../../../../../src/core/utils/math/normalQuantile.ts';
import { pow } from '../../../../../src/core/utils/math/pow.ts';
import { tanh } from '../../../../../src/core/utils/math/tanh.ts';
import { cos, sin, tan } from '../../../../../src/core/utils/math/trigonometric.ts';
import { doublesBetween } from '../../../../support/mathTable.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, MAX_VALUE: largest, MIN_VALUE: smallest } = Number;
type Case = readonly [name: string, call: (x: number) => number, x: number, expected: number];

/** Zeros, ends of the range, and what lies outside the domain: `toBe` tells -0 from 0. */
const CASES: readonly Case[] = [
  ['exp', exp, 0, 1],
  ['exp', exp, -0, 1],
  ['exp', exp, inf, inf],
  ['exp', exp, -inf, 0],
  ['exp', exp, 709.7827128933841, inf],
  ['exp', exp, -745.1332191019412, 0],
  ['exp', exp, -745.17, 0],
  ['exp', exp, largest, inf],
  ['exp', exp, -largest, 0],
  ['expm1', expm1, 0, 0],
  ['expm1', expm1, -0, -0],
  ['expm1', expm1, inf, inf],
  ['expm1', expm1, -inf, -1],
  ['expm1', expm1, 709.7827128933841, inf],
  ['expm1', expm1, -smallest, -smallest],
  ['log', log, 0, -inf],
  ['log', log, -0, -inf],
  ['log', log, 1, 0],
  ['log', log, inf, inf],
  ['log', log, -smallest, nan],
  ['log', log, -inf, nan],
  ['log1p', log1p, 0, 0],
  ['log1p', log1p, -0, -0],
  ['log1p', log1p, -1, -inf],
  ['log1p', log1p, -1.0000000000000002, nan],
  ['log1p', log1p, inf, inf],
  ['log1p', log1p, -inf, nan],
  ['log2', log2, 0, -inf],
  ['log2', log2, 1, 0],
  ['log2', log2, inf, inf],
  ['log2', log2, -1, nan],
  ['log10', log10, 0, -inf],
  ['log10', log10, 1, 0],
  ['log10', log10, inf, inf],
  ['log10', log10, -1, nan],
  ['sin', sin, 0, 0],
  ['sin', sin, -0, -0],
  ['sin', sin, inf, nan],
  ['sin', sin, -inf, nan],
  ['cos', cos, 0, 1],
  ['cos', cos, -0, 1],
  ['cos', cos, inf, nan],
  ['tan', tan, -0, -0],
  ['tan', tan, inf, nan],
  ['atan', atan, 0, 0],
  ['atan', atan, -0, -0],
  ['atan', atan, inf, Math.PI / 2],
  ['atan', atan, -inf, -Math.PI / 2],
  ['tanh', tanh, -0, -0],
  ['tanh', tanh, inf, 1],
  ['tanh', tanh, -inf, -1],
  ['tanh', tanh, 22, 1],
  ['erf', erf, -0, -0],
  ['erf', erf, inf, 1],
  ['erf', erf, -inf, -1],
  ['erfc', erfc, 0, 1],
  ['erfc', erfc, inf, 0],
  ['erfc', erfc, -inf, 2],
  ['normalCdf', normalCdf, 0, 0.5],
  ['normalCdf', normalCdf, inf, 1],
  ['normalCdf', normalCdf, -inf, 0],
  ['normalCdf', normalCdf, -40, 0],
  ['normalQuantile', normalQuantile, 0, -inf],
  ['normalQuantile', normalQuantile, 0.5, 0],
  ['normalQuantile', normalQuantile, 1, inf],
  ['normalQuantile', normalQuantile, -smallest, nan],
  ['normalQuantile', normalQuantile, 1.0000000000000002, nan],
  ['lnGamma', lnGamma, 0, inf],
  ['lnGamma', lnGamma, 1, 0],
  ['lnGamma', lnGamma, 2, 0],
  ['lnGamma', lnGamma, inf, inf],
  ['lnGamma', lnGamma, -0.5, nan],
  ['lnGamma', lnGamma, largest, inf],
];

describe('special cases', () => {
  it.each(CASES)('%s (case %#)', (_, call, x, expected) => {
    expect(call(x)).toBe(expected);
    expect(call(nan)).toBeNaN();
  });

  it('log2 and log10 are exact at powers', () => {
    for (let k = -1074, x = smallest; k <= 1023; k++, x *= 2) expect(log2(x)).toBe(k);
    for (let k = 0, x = 1; k <= 22; k++, x *= 10) expect(log10(x)).toBe(k);
  });

  it('pow and atan2 treat zeros, infinities and NaN as ECMAScript does', () => {
    const odd = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      inf,
      -inf,
      nan,
      smallest,
      -smallest,
      largest,
      -largest,
      2 ** 53,
    ];
    for (const x of odd) {
      for (const y of odd) {
        const [angle, engineAngle] = [atan2(x, y), Math.atan2(x, y)];
        if (angle === 0 || Number.isNaN(angle)) expect(angle).toBe(engineAngle);
        else expect(doublesBetween(angle, engineAngle), `atan2(${x}, ${y})`).toBeLessThanOrEqual(1);
        // Where an engine's own power may be a bit off, the table decides instead.
        const own = pow(x, y);
        const engine = x ** y;
        if (Number.isInteger(engine) || !Number.isFinite(engine)) expect(own, `${x} ** ${y}`).toBe(engine);
      }
    }
  });

  it('pow is exact where the result is', () => {
    for (let k = -1074; k <= 1023; k++) expect(pow(2, k)).toBe(2 ** k);
    for (let base = 2; base <= 12; base++) {
      for (let k = 1, power = base; power < 2 ** 53; k++, power *= base) expect(pow(base, k)).toBe(power);
    }
    expect(pow(-2, 3)).toBe(-8);
    expect(pow(-2, 0.5)).toBeNaN();
    expect(pow(6.25, -0.5)).toBe(0.4);
  });
});
