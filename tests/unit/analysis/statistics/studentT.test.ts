import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../../../src/analysis/statistics/incompleteBeta.ts';
import { studentTQuantile, studentTTail } from '../../../../src/analysis/statistics/studentT.ts';

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('the incomplete beta function', () => {
  // SciPy 1.17 (scipy.special.betainc).
  it.each([
    [0.3, 2, 5, 0.5798250000000003],
    [0.01, 0.5, 0.5, 0.06376856085851985],
    [0.99, 30, 2, 0.9616104854047645],
    [0.2, 100, 300, 0.00799453086687934],
    [0.9999, 0.5, 10, 1],
  ])('I_%s(%s, %s) is %s', (x, a, b, expected) => {
    expect(relative(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-12);
  });

  it('is 0 and 1 at its ends, symmetric, and no number outside', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(incompleteBeta(0.4, 2, 3) + incompleteBeta(0.6, 3, 2)).toBeCloseTo(1, 14);
    expect(incompleteBeta(-0.1, 2, 3)).toBeNaN();
    expect(incompleteBeta(1.1, 2, 3)).toBeNaN();
  });
});

describe("Student's t", () => {
  // Abramowitz and Stegun (1964), table 26.10, as they print it.
  it.each([
    [0.025, 1, 12.706],
    [0.025, 2, 4.303],
    [0.025, 9, 2.262],
    [0.025, 30, 2.042],
    [0.005, 5, 4.032],
    [0.05, 120, 1.658],
  ])('has the tabled quantile: a share of %s above for %s degrees', (upper, degrees, tabled) => {
    expect(Number(studentTQuantile(upper, degrees).toFixed(3))).toBe(tabled);
  });

  // SciPy 1.17 (scipy.stats.t.isf).
  it.each([
    [0.025, 99, 1.9842169515864176],
    [1e-6, 5, 24.771029720515948],
    [1e-10, 3, 2225.769284683093],
    [0.3, 7, 0.5491096579472854],
    [0.025, 1000, 1.9623390808264085],
    [0.9, 12, -1.356217334023205],
  ])('has the quantile to all digits: %s above, %s degrees', (upper, degrees, expected) => {
    expect(relative(studentTQuantile(upper, degrees), expected)).toBeLessThan(1e-12);
  });

  // SciPy 1.17 (scipy.stats.t.sf).
  it.each([
    [0.1, 1, 0.4682744825694465],
    [2.5, 9, 0.016930913841492867],
    [12, 99, 2.5653148439487405e-21],
    [-1.3, 30, 0.8982495207309416],
    [0.001, 50, 0.49960304738775085],
  ])('lies above %s of %s degrees with the right probability', (t, degrees, expected) => {
    expect(relative(studentTTail(t, degrees), expected)).toBeLessThan(1e-12);
  });

  it('has no quantile outside of 0 to 1', () => {
    expect([0, 0.5, 1].map((share) => studentTQuantile(share, 4))).toEqual([Infinity, 0, -Infinity]);
    expect(studentTQuantile(1.5, 4)).toBeNaN();
  });
});
