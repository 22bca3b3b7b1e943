import { describe, expect, it } from 'vitest';
import { WeightedHistogram } from '../../../../src/analysis/metrics/weightedHistogram.ts';

describe('WeightedHistogram', () => {
  it('gives exact weighted quantiles of few values', () => {
    const histogram = new WeightedHistogram();
    histogram.add(1, 10);
    histogram.add(3, 85);
    histogram.add(9, 5);
    histogram.add(100, 0);
    expect([0.05, 0.1, 0.5, 0.95, 0.96, 1].map((p) => histogram.quantile(p))).toEqual([1, 1, 3, 3, 9, 9]);
  });

  it('has no quantile without weight', () => {
    expect(new WeightedHistogram().quantile(0.5)).toBeNaN();
  });

  it('widens its bins rather than grow', () => {
    const histogram = new WeightedHistogram();
    for (let value = 0; value < 20_000; value++) histogram.add(value, 1);
    expect(histogram.binWidth).toBe(8);
    expect(histogram.total).toBe(20_000);
    expect(Math.abs(histogram.quantile(0.5) - 10_000)).toBeLessThanOrEqual(8);
  });
});
