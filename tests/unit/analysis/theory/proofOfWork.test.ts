import { describe, expect, it } from 'vitest';
import { nakamotoDoubleSpend, rosenfeldDoubleSpend } from '../../../../src/analysis/theory/doubleSpend.ts';
import { forkProbability, staleShare } from '../../../../src/analysis/theory/forks.ts';
import { selfishRevenue, selfishThreshold } from '../../../../src/analysis/theory/selfishMining.ts';

describe('proof of work in theory', () => {
  it('a selfish pool earns its share at the threshold, less below and more above', () => {
    for (const gamma of [0, 0.3, 0.5, 0.9]) {
      const threshold = selfishThreshold(gamma);
      expect(selfishRevenue(threshold, gamma)).toBeCloseTo(threshold, 12);
      expect(selfishRevenue(threshold - 0.02, gamma)).toBeLessThan(threshold - 0.02);
      expect(selfishRevenue(threshold + 0.02, gamma)).toBeGreaterThan(threshold + 0.02);
    }
    expect(selfishRevenue(0, 0.5)).toBe(0);
  });

  it('a double spend gets harder with depth, and always succeeds with half the power', () => {
    for (const estimate of [nakamotoDoubleSpend, rosenfeldDoubleSpend]) {
      expect(estimate(0.25, 6)).toBeLessThan(estimate(0.25, 5));
      expect(estimate(0.5, 6)).toBe(1);
      expect(estimate(0.6, 20)).toBe(1);
    }
  });

  it("Rosenfeld's table: 20 %, 5.6 %, 1.712 %, 0.546 %, 0.178 % and 0.059 % with a tenth of the power", () => {
    const percent = [1, 2, 3, 4, 5, 6].map((blocks) => (100 * rosenfeldDoubleSpend(0.1, blocks)).toFixed(3));
    expect(percent).toEqual(['20.000', '5.600', '1.712', '0.546', '0.178', '0.059']);
  });

  it('forks are rare where blocks are slow, and half the blocks are stale where they come as fast as news', () => {
    expect(forkProbability(1, 100)).toBeCloseTo(0.00995, 5);
    expect(staleShare(1, 1)).toBe(0.5);
    expect(forkProbability(0, 1)).toBe(0);
  });
});
