import { describe, expect, it } from 'vitest';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { TradeSeries } from '../../../../src/analysis/metrics/tradeSeries.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';

describe('TradeSeries', () => {
  it('counts trades and splits volume by the taker', () => {
    const trades = new TradeSeries(new TimeBuckets(0, 30, 3));
    trades.trade(0, 100, 5, BUY);
    trades.trade(9, 102, 1, SELL);
    trades.trade(9, 101, 2, SELL);
    trades.trade(30, 90, 2, BUY);
    expect([...trades.trades]).toEqual([3, 0, 1]);
    expect([...trades.buyVolume]).toEqual([5, 0, 2]);
    expect([...trades.sellVolume]).toEqual([3, 0, 0]);
    expect([...trades.lastPrice]).toEqual([101, Number.NaN, 90]);
    expect([...trades.lowPrice]).toEqual([100, Number.NaN, 90]);
    expect([...trades.highPrice]).toEqual([102, Number.NaN, 90]);
    expect([trades.count, trades.volume]).toEqual([4, 10]);
    expect(trades.averagePrice).toBe((500 + 102 + 202 + 180) / 10);
  });
});
