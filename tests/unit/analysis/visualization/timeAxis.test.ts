import { describe, expect, it } from 'vitest';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { timeAxis } from '../../../../src/analysis/visualization/timeAxis.ts';

describe('timeAxis', () => {
  it('shows a clock from a minute up', () => {
    const buckets = new TimeBuckets(0, 600e9, 600);
    const axis = timeAxis(buckets, 1);
    expect(axis.layout).toMatchObject({ type: 'date', title: { text: 'Simulated time (h:mm:ss)' } });
    expect(axis.atEnds(buckets)).toEqual({ x0: '1970-01-01 00:00:01', dx: 1000 });
    expect(axis.atMiddles(buckets)).toEqual({ x0: '1970-01-01 00:00:00.5', dx: 1000 });
    expect([5e9, 90e9].map(axis.text)).toEqual(['0:00:05', '0:01:30']);
  });

  it('shows plain numbers in a suitable unit below, whatever the resolution', () => {
    const buckets = new TimeBuckets(0, 5000, 10);
    expect(timeAxis(buckets, 1).layout.title).toEqual({ text: 'Simulated time (µs)' });
    expect(timeAxis(buckets, 1).atEnds(buckets)).toEqual({ x0: 0.5, dx: 0.5 });
    expect(timeAxis(buckets, 1000).layout.title).toEqual({ text: 'Simulated time (ms)' });
    expect(timeAxis(buckets, 1_000_000).layout).toMatchObject({ type: 'linear', range: [0, 5] });
  });

  it('names days where there are several', () => {
    const buckets = new TimeBuckets(0, 3 * 86_400e9, 600);
    expect(timeAxis(buckets, 1).layout.title).toEqual({ text: 'Simulated time (day, h:mm)' });
  });
});
