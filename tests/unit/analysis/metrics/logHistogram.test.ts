import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogHistogram } from '../../../../src/analysis/metrics/logHistogram.ts';

function histogramOf(values: readonly number[]): LogHistogram {
  const histogram = new LogHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

describe('LogHistogram', () => {
  it('gives nearest ranks to within one part in 128, and the ends exactly', () => {
    const value = fc.oneof(
      fc.nat(300),
      fc.nat(10_000_000),
      fc.maxSafeNat(),
      fc.nat(52).map((power) => 2 ** power),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const histogram = histogramOf(values);
          const ascending = values.toSorted((a, b) => a - b);
          const exact = ascending[Math.max(1, Math.ceil(p * values.length)) - 1];
          expect(Math.abs(histogram.quantile(p) - exact)).toBeLessThanOrEqual(exact / 128);
          expect([histogram.least, histogram.greatest]).toEqual([ascending[0], ascending.at(-1)]);
        },
      ),
    );
  });

  it('counts by doublings what a filter counts', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(1000), fc.maxSafeNat()), { minLength: 1 }), (values) => {
        const octaves = histogramOf(values).octaves();
        for (const { from, to, count } of octaves)
          expect(count).toBe(values.filter((value) => value >= from && value < to).length);
        expect(octaves.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(octaves[0].count * octaves.at(-1)!.count).toBeGreaterThan(0);
      }),
    );
  });

  it('has nothing to say of no values', () => {
    const empty = new LogHistogram();
    expect([empty.quantile(0.5), empty.least, empty.greatest, empty.mean]).toEqual([NaN, NaN, NaN, NaN]);
    expect(empty.octaves()).toEqual([]);
  });
});
