import { describe, expect, it } from 'vitest';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';

describe('TimeBuckets', () => {
  it('cuts a span into whole widths and puts its end into the last bucket', () => {
    const buckets = new TimeBuckets(10, 110, 8);
    expect([buckets.width, buckets.count]).toEqual([13, 8]);
    expect([9, 10, 22, 23, 109, 110, 999].map((time) => buckets.indexOf(time))).toEqual([
      0, 0, 0, 1, 7, 7, 7,
    ]);
    expect(buckets.startOf(1)).toBe(23);
    expect(buckets.endOf(7)).toBe(110);
  });

  it('never makes buckets shorter than a unit of time', () => {
    expect(new TimeBuckets(0, 3, 600).count).toBe(3);
    expect(new TimeBuckets(5, 5, 600).count).toBe(1);
  });
});
