import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, erfc, normalCdf } from '../../src/core/utils/math/erf.ts';
import { normalQuantile } from '../../src/core/utils/math/normalQuantile.ts';
import { doublesBetween, PORTABLE } from '../support/mathTable.ts';

const anyDouble = fc.double();
/** What Math of this engine has as well; its own error is about one unit more. */
const IN_MATH = Object.keys(PORTABLE).filter((name) => name in Math);

describe('portable maths at any double', () => {
  it.each(IN_MATH)('%s agrees with the engine within 2 units', (name) => {
    const engine = (Math as unknown as Record<string, (x: number, y: number) => number>)[name];
    fc.assert(
      fc.property(anyDouble, anyDouble, (x, y) => {
        const [own, other] = [PORTABLE[name].call(x, y), engine(x, y)];
        if (Number.isNaN(other)) expect(own).toBeNaN();
        else expect(doublesBetween(own, other)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['sin', 'tan', 'atan', 'tanh', 'erf'])('%s is odd to the bit', (name) => {
    fc.assert(
      fc.property(anyDouble, (x) => {
        expect(PORTABLE[name].call(-x, 0)).toBe(-PORTABLE[name].call(x, 0));
      }),
    );
  });

  it('the normal distribution and its quantile undo each other', () => {
    const tail = fc.double({ min: 1e-300, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(tail, (p) => {
        // One unit of z moves the tail by z * density / p units, about z^2.
        const z = normalQuantile(p);
        const slack = 40 * Number.EPSILON * (1 + z * z);
        expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(slack);
        const upper = 1 - p;
        expect(normalQuantile(upper) + normalQuantile(1 - upper) || 0).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('erf and erfc make one, and never leave their range', () => {
    fc.assert(
      fc.property(anyDouble, (x) => {
        if (Number.isNaN(x)) return;
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThan(3e-16);
        expect(Math.abs(erf(x))).toBeLessThanOrEqual(1);
        expect(normalCdf(x)).toBeGreaterThanOrEqual(0);
        expect(normalCdf(x)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
