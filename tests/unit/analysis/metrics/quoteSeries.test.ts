import { describe, expect, it } from 'vitest';
import { QuoteSeries } from '../../../../src/analysis/metrics/quoteSeries.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';

describe('QuoteSeries', () => {
  it('weighs spreads and quantities by how long they stood', () => {
    const quotes = new QuoteSeries(new TimeBuckets(0, 100, 10));
    quotes.quote(10, 99, 5, 0, 0);
    quotes.quote(20, 99, 5, 101, 7);
    quotes.quote(80, 100, 1, 101, 7);
    const statistics = quotes.finish();
    expect(statistics.updates).toBe(3);
    expect(statistics.twoSidedShare).toBe(0.8);
    expect(statistics.meanSpread).toBe((2 * 60 + 1 * 20) / 80);
    expect([statistics.medianSpread, statistics.spread95]).toEqual([2, 2]);
    expect(statistics.meanBidQuantity).toBe((5 * 70 + 1 * 20) / 90);
    expect(statistics.meanAskQuantity).toBe(7);
    expect(statistics.meanSpreadBps).toBeCloseTo((200 * 60 + (10_000 / 100.5) * 20) / 80, 10);
    expect([...quotes.mid.last]).toEqual([
      Number.NaN,
      Number.NaN,
      100,
      100,
      100,
      100,
      100,
      100,
      100.5,
      100.5,
    ]);
  });
});
