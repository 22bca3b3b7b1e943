import { describe, expect, it } from 'vitest';
import { holmAdjusted } from '../../../../src/analysis/statistics/holm.ts';
import { meanTest } from '../../../../src/analysis/statistics/meanTest.ts';
import { varianceOf } from '../../../../src/analysis/statistics/moments.ts';
import { signedRankTest } from '../../../../src/analysis/statistics/signedRank.ts';

/** Depression scale factor IV of nine patients before and after: Hollander, Wolfe and Chicken (2014), table 3.1. */
const BEFORE = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
const CHANGES = AFTER.map((value, i) => value - BEFORE[i]);

describe('the signed-rank test', () => {
  it("gives the book's p of the depression scale, exactly 20 of 512", () => {
    expect(signedRankTest(CHANGES)).toBe(20 / 512);
  });

  it('shares ranks among ties and leaves out zeros as SciPy 1.17 does', () => {
    const tied = [1, 1, -2, 3, 3, 3, -1, 4, 0, 5, 0, -2];
    expect(signedRankTest(tied)).toBeCloseTo(0.09069333544841966, 12);
  });

  it('is exact for 50 differences and approximate for 51, as SciPy 1.17 has both', () => {
    const differences = (n: number) => Array.from({ length: n }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    expect(signedRankTest(differences(50))).toBeCloseTo(0.03996834652842374, 12);
    expect(signedRankTest(differences(51))).toBeCloseTo(0.02568873999366418, 12);
  });

  it('sees nothing in zeros, and nothing at all in nothing', () => {
    expect(signedRankTest([0, 0, 0])).toBe(1);
    expect(signedRankTest([])).toBeNaN();
    expect(signedRankTest([3])).toBe(1);
  });
});

describe('the t test of a mean', () => {
  it('gives the interval and p of SciPy 1.17', () => {
    const { mean, interval, pValue } = meanTest(CHANGES, 0.95);
    expect(mean).toBeCloseTo(-0.4318888888888889, 14);
    expect(interval.low).toBeCloseTo(-0.7599990655056093, 12);
    expect(interval.high).toBeCloseTo(-0.10377871227216856, 12);
    expect(pValue).toBeCloseTo(0.016176627434908088, 12);
  });

  it('says what cannot be said', () => {
    expect(meanTest([2], 0.95)).toMatchObject({ mean: 2, pValue: NaN, interval: { low: NaN, high: NaN } });
    expect(meanTest([], 0.95).mean).toBeNaN();
    expect(meanTest([0, 0], 0.95)).toMatchObject({ mean: 0, pValue: 1, interval: { low: 0, high: 0 } });
    expect(meanTest([3, 3], 0.95)).toMatchObject({ mean: 3, pValue: NaN, interval: { low: 3, high: 3 } });
  });

  it('keeps the digits of a small variance about a large mean', () => {
    expect(varianceOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(30);
  });
});

describe("Holm's adjustment", () => {
  it('multiplies by the tests that are left, and never goes down', () => {
    expect(holmAdjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holmAdjusted([0.5, 0.9])).toEqual([1, 1]);
  });

  it('leaves out what has no p', () => {
    expect(holmAdjusted([0.02, Number.NaN, 0.01])).toEqual([0.02, Number.NaN, 0.02]);
  });
});
