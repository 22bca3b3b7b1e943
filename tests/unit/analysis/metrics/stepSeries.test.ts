import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepSeries } from '../../../../src/analysis/metrics/stepSeries.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';

describe('StepSeries', () => {
  it('keeps last, extremes and time-weighted mean, and carries a value over empty buckets', () => {
    const series = new StepSeries(new TimeBuckets(0, 40, 4));
    series.set(2, 10);
    series.set(4, 30);
    series.set(4, 20);
    series.set(35, 50);
    series.finish();
    expect([...series.last]).toEqual([20, 20, 20, 50]);
    expect([...series.min]).toEqual([10, 20, 20, 20]);
    expect([...series.max]).toEqual([30, 20, 20, 50]);
    expect([0, 1, 3].map((i) => series.mean(i))).toEqual([(10 * 2 + 20 * 6) / 8, 20, 35]);
    expect(series.overallMean()).toBe((20 + 120 + 200 + 200 + 350) / 38);
  });

  it('leaves times without a value out of the mean', () => {
    const series = new StepSeries(new TimeBuckets(0, 20, 2));
    series.set(0, 8);
    series.set(5, Number.NaN);
    series.finish();
    expect(series.mean(0)).toBe(8);
    expect(series.last[1]).toBeNaN();
    expect(series.overallMean()).toBe(8);
  });

  it('loses no extreme, however few buckets there are', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(50), value: fc.integer() }), { minLength: 1 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (changes, count) => {
        const end = changes.reduce((sum, { wait }) => sum + wait, 0) + 5;
        const series = new StepSeries(new TimeBuckets(0, end, count));
        let time = 0;
        for (const { wait, value } of changes) {
          time += wait;
          series.set(time, value);
        }
        series.finish();
        const values = changes.map(({ value }) => value);
        const known = (array: Float64Array) => array.filter((value) => !Number.isNaN(value));
        expect(Math.min(...known(series.min))).toBe(Math.min(...values));
        expect(Math.max(...known(series.max))).toBe(Math.max(...values));
      }),
    );
  });
});
