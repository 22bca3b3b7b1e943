import { describe, expect, it } from 'vitest';
import { DepthMap, priceRangeAround } from '../../../../src/analysis/metrics/depthMap.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';

describe('DepthMap', () => {
  it('gives time-weighted means per price bin and time bucket', () => {
    const map = new DepthMap({ low: 100, ticksPerRow: 2, rows: 2 }, new TimeBuckets(0, 30, 3));
    map.change(5, 101, 10);
    map.change(10, 100, 2);
    map.change(20, 103, 4);
    map.change(25, 101, -10);
    map.change(25, 99, 50);
    map.change(25, 104, 50);
    map.finish();
    const rows = [0, 1].map((row) => [0, 1, 2].map((bucket) => map.meanLots(row, bucket)));
    expect(rows).toEqual([
      [5, 12, 7],
      [0, 0, 4],
    ]);
  });

  it('counts nothing beyond its span, and comes to an end where times do not rise', () => {
    const map = new DepthMap({ low: 1, ticksPerRow: 1, rows: 1 }, new TimeBuckets(10, 20, 2));
    map.change(5, 1, 4);
    map.change(30, 1, 4);
    map.change(12, 1, -8);
    map.change(40, 1, 1);
    map.finish();
    expect([map.meanLots(0, 0), map.meanLots(0, 1)]).toEqual([4, 4]);
  });

  it('gives no weight to what was there for no time, as market orders are', () => {
    const map = new DepthMap({ low: 1, ticksPerRow: 1, rows: 3 }, new TimeBuckets(0, 10, 1));
    map.change(5, 2, 1000);
    map.change(5, 2, -1000);
    map.finish();
    expect(map.meanLots(1, 0)).toBe(0);
  });
});

describe('priceRangeAround', () => {
  it('shows half the range again on each side, in at most so many rows', () => {
    expect(priceRangeAround(100, 200, 500)).toEqual({ low: 50, ticksPerRow: 1, rows: 201 });
    expect(priceRangeAround(100, 200, 100)).toEqual({ low: 50, ticksPerRow: 3, rows: 67 });
  });

  it('shows ten ticks around a market that stands still, and nothing below one tick', () => {
    expect(priceRangeAround(50, 50, 90)).toEqual({ low: 40, ticksPerRow: 1, rows: 21 });
    expect(priceRangeAround(3, 4, 90).low).toBe(1);
  });
});
