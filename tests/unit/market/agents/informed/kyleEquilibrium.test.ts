import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kyleEquilibrium } from '../../../../../src/market/agents/informed/kyleEquilibrium.ts';

/** A value and noise of unit variance: the numbers of the theory. */
const unit = (auctions: number) => kyleEquilibrium({ auctions, valueDeviation: 1, noiseDeviation: 1 });

const model = fc.record({
  auctions: fc.integer({ min: 1, max: 60 }),
  valueDeviation: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  noiseDeviation: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
});

describe('the sequential auction equilibrium (Kyle 1985, Theorem 2)', () => {
  it.each([
    { auctions: 1, lambda: [0.5], variance: 0.5, profit: 0.5 },
    { auctions: 2, lambda: [0.6529, 0.5882], variance: 0.346, profit: 0.6206 },
    { auctions: 4, lambda: [0.7648, 0.7568, 0.7372, 0.6642], variance: 0.2206, profit: 0.7307 },
  ])('has the known constants of $auctions auctions', ({ auctions, lambda, variance, profit }) => {
    const found = unit(auctions);
    for (const [n, expected] of lambda.entries()) expect(found.lambda[n]).toBeCloseTo(expected, 4);
    expect(found.variance[auctions - 1]).toBeCloseTo(variance, 4);
    expect(found.profit).toBeCloseTo(profit, 4);
  });

  it('comes near to continuous trading: lambda 1, nothing left to know, profit 1', () => {
    const found = unit(1000);
    expect(found.lambda[0]).toBeCloseTo(0.9962, 4);
    expect(found.variance[999]).toBeLessThan(0.0015);
    expect(found.profit).toBeCloseTo(1, 2);
  });

  it('meets every difference equation of the theorem, whatever the units', () => {
    fc.assert(
      fc.property(model, (given) => {
        const { alpha, delta, intensity, lambda, variance } = kyleEquilibrium(given);
        const noise = given.noiseDeviation ** 2 / given.auctions;
        for (let n = 0; n < given.auctions; n++) {
          const before = n === 0 ? given.valueDeviation ** 2 : variance[n - 1];
          const [alphaAfter, deltaAfter] = [alpha[n + 1] ?? 0, delta[n + 1] ?? 0];
          const near = (ours: number, theirs: number) => expect(ours / theirs).toBeCloseTo(1, 8);
          near(variance[n], (1 - intensity[n] * lambda[n]) * before);
          near(lambda[n], (intensity[n] * variance[n]) / noise);
          near(alpha[n], 1 / (4 * lambda[n] * (1 - alphaAfter * lambda[n])));
          near(1 + delta[n], 1 + deltaAfter + alphaAfter * lambda[n] ** 2 * noise);
          near(
            intensity[n],
            (1 - 2 * alphaAfter * lambda[n]) / (2 * lambda[n] * (1 - alphaAfter * lambda[n])),
          );
          expect(lambda[n] * (1 - alphaAfter * lambda[n])).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});
