import { describe, expect, it } from 'vitest';
import { intervalCoverage } from '../../../support/intervalCoverage.ts';

/** Seeded: the shares are the same on every machine. Bounds are three standard errors about what theory says. */
describe('intervals of 95 %', () => {
  it('by Student hold the mean of normal samples in 95 % of them, and signed ranks raise 5 % of false alarms', () => {
    const { student, alarms } = intervalCoverage('normal', 12, 4000, 0);
    expect(Math.abs(student - 0.95)).toBeLessThan(0.0104);
    // Of twelve ranks the next sum below 5 % has a probability of 0.0425.
    expect(Math.abs(alarms - 0.0425)).toBeLessThan(0.0096);
  });

  it('by the bootstrap hold nearly so many, also of skewed samples', () => {
    const normal = intervalCoverage('normal', 40, 500, 300);
    const skewed = intervalCoverage('exponential', 40, 500, 300);
    for (const { bootstrap } of [normal, skewed]) {
      expect(bootstrap).toBeGreaterThan(0.9);
      expect(bootstrap).toBeLessThan(0.975);
    }
  });
});
