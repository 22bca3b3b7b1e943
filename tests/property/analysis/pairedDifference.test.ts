import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjusted } from '../../../src/analysis/statistics/holm.ts';
import { meanTest } from '../../../src/analysis/statistics/meanTest.ts';
import {
  type PairedDifference,
  pairedDifference,
} from '../../../src/analysis/statistics/pairedDifference.ts';
import { signedRankTest } from '../../../src/analysis/statistics/signedRank.ts';
import { studentTQuantile, studentTTail } from '../../../src/analysis/statistics/studentT.ts';
import { createRng } from '../../../src/core/utils/rng.ts';

const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN));
const pairs = fc.array(fc.tuple(value, value), { maxLength: 40 });
const compare = (of: readonly (readonly [number, number])[]): PairedDifference =>
  pairedDifference(
    of.map(([before]) => before),
    of.map(([, after]) => after),
    { level: 0.95, resamples: 50, rng: createRng(1, 'property') },
  );

/** As `toBeCloseTo`, and `NaN` is like `NaN`. */
const near = (expected: number) => (Number.isNaN(expected) ? expected : expect.closeTo(expected, 8));

describe('a paired difference', () => {
  it('counts every pair once, as kept or as dropped', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const found = compare(of);
        expect(found.pairs).toBe(of.filter(([a, b]) => !Number.isNaN(a) && !Number.isNaN(b)).length);
        expect(found.pairs + found.dropped).toBe(of.length);
        expect(found.variantMean - found.baselineMean).toEqual(near(found.mean));
      }),
    );
  });

  it('does not depend on the order of the seeds, but for the bootstrap', () => {
    const shuffled = pairs.chain((of) =>
      fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })),
    );
    fc.assert(
      fc.property(shuffled, ([of, other]) => {
        const [a, b] = [compare(of), compare(other)];
        expect([b.pairs, b.dropped, b.shareLarger, b.signedRank]).toEqual([
          a.pairs,
          a.dropped,
          a.shareLarger,
          a.signedRank,
        ]);
        expect(b.mean).toEqual(near(a.mean));
        expect(b.interval.low).toEqual(near(a.interval.low));
      }),
    );
  });

  it('turns its sign with the sides, and nothing else', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const [a, b] = [compare(of), compare(of.map(([before, after]) => [after, before]))];
        expect(b.mean).toEqual(near(-a.mean));
        expect(b.interval.low).toEqual(near(-a.interval.high));
        expect([b.pValue, b.signedRank, b.shareSmaller]).toEqual([a.pValue, a.signedRank, a.shareLarger]);
      }),
    );
  });
});

describe('the tests', () => {
  it('of signed ranks: the exact p is the share of all choices of signs that are as far out', () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.nat(511), (of, signs) => {
        const n = of.length;
        const most = (n * (n + 1)) / 2;
        const ranks = of.map((size) => 1 + of.filter((other) => other < size).length);
        const sum = (choice: number) => ranks.reduce((all, rank, i) => all + ((choice >> i) & 1) * rank, 0);
        const outness = (choice: number) => Math.abs(2 * sum(choice) - most);
        const all = Array.from({ length: 2 ** n }, (_, choice) => choice);
        const share = all.filter((choice) => outness(choice) >= outness(signs)).length / 2 ** n;
        const drawn = of.map((size, i) => ((signs >> i) & 1 ? size : -size));
        expect(signedRankTest(drawn)).toBeCloseTo(share, 12);
      }),
    );
  });

  it('of the mean: p is below 1 - level just where the interval misses zero', () => {
    const sample = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(sample, (of) => {
        const { interval, pValue, standardError } = meanTest(of, 0.95);
        fc.pre(standardError > 1e-9 && Math.abs(pValue - 0.05) > 1e-9);
        expect(pValue < 0.05).toBe(interval.low > 0 || interval.high < 0);
      }),
    );
  });

  it('by Student: tail and quantile undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (upper, degrees) => {
          expect(studentTTail(studentTQuantile(upper, degrees), degrees) / upper).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  it('by Holm: no p falls, none passes 1, and their order stays', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (of) => {
        const adjusted = holmAdjusted(of);
        for (const [i, p] of of.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of of.entries())
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
        }
      }),
    );
  });
});
