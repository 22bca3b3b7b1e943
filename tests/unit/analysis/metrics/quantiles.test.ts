import { describe, expect, it } from 'vitest';
import { quantileOfSorted } from '../../../../src/analysis/metrics/quantiles.ts';

describe('quantileOfSorted', () => {
  it('is linear between neighbours', () => {
    const values = Float64Array.of(1, 2, 4, 8, 16);
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileOfSorted(values, p))).toEqual([1, 2, 4, 12.8, 16]);
    expect(quantileOfSorted(Float64Array.of(7), 0.95)).toBe(7);
    expect(quantileOfSorted(new Float64Array(), 0.5)).toBeNaN();
  });
});
