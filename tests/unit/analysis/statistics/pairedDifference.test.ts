import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../../../src/analysis/statistics/pairedDifference.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

const options = () => ({ level: 0.95, resamples: 200, rng: createRng(1, 'test of pairs') });
const { NaN: none } = Number;

describe('a paired difference', () => {
  it('leaves out pairs that lack a value, and counts them', () => {
    const found = pairedDifference([1, 2, none, 4, 5], [2, none, 3, 6, 5], options());
    expect(found).toMatchObject({ pairs: 3, dropped: 2, mean: 1, baselineMean: 10 / 3, variantMean: 13 / 3 });
    expect([found.shareLarger, found.shareSmaller]).toEqual([2 / 3, 0]);
  });

  it('counts what one column lacks as dropped', () => {
    expect(pairedDifference([1, 2, 3], [2, 4], options())).toMatchObject({ pairs: 2, dropped: 1 });
    expect(pairedDifference([none], [1], options())).toMatchObject({ pairs: 0, dropped: 1, mean: none });
  });

  it('shows what pairing saves: the noise that both share is gone', () => {
    const rng = createRng(2, 'shared noise');
    const shared = Array.from({ length: 200 }, () => rng.normal());
    const own = () => 0.1 * rng.normal();
    const found = pairedDifference(
      shared.map((value) => value + own()),
      shared.map((value) => value + 0.1 + own()),
      options(),
    );
    // Var(a) + Var(b) = 2 (1 + 0.01), over Var(b - a) = 0.02.
    expect(found.varianceRatio).toBeGreaterThan(70);
    expect(found.varianceRatio).toBeLessThan(140);
    expect(found.pValue).toBeLessThan(1e-6);
  });

  it('goes by the signs where every pair differs by the same', () => {
    const found = pairedDifference([1, 2, 3, 4, 5, 6], [3, 4, 5, 6, 7, 8], options());
    expect(found).toMatchObject({
      mean: 2,
      deviation: 0,
      interval: { low: 2, high: 2 },
      pValue: found.signedRank,
    });
    expect(found.pValue).toBeLessThan(0.05);
    expect(pairedDifference([1, 2], [1, 2], options()).pValue).toBe(1);
  });
});
