import { describe, expect, it } from 'vitest';
import { risingRoot } from '../../../../../src/core/utils/math/risingRoot.ts';

describe('the root of a rising function', () => {
  it('is found to the last bit, small or large', () => {
    const least = (n: number) => risingRoot((x) => x * x - n);
    expect(least(2)).toBeLessThanOrEqual(Math.SQRT2);
    expect(Math.SQRT2 - least(2)).toBeLessThan(3e-16);
    for (const n of [1e-20, 1e20]) expect(Math.abs(least(n) / Math.sqrt(n) - 1)).toBeLessThan(3e-16);
  });

  it('is the step of a function that jumps', () => {
    expect(risingRoot((x) => (x < 5 ? -1 : 1))).toBeCloseTo(5, 14);
  });

  it('is 0 where the function is not below 0', () => {
    expect(risingRoot((x) => x)).toBe(0);
  });
});
