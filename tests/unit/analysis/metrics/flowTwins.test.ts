import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowImbalance, fitLine } from '../../../../src/analysis/metrics/flowImbalance.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { TradeCells } from '../../../../src/analysis/metrics/tradeCells.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';

describe('TradeCells', () => {
  const trade = fc.record({
    time: fc.nat(1000),
    price: fc.integer({ min: 1, max: 40 }),
    lots: fc.integer({ min: 1, max: 9 }),
    side: fc.constantFrom(BUY, SELL),
  });

  it('loses no lot and no trade, keeps sides apart and stays within its limit', () => {
    fc.assert(
      fc.property(fc.array(trade), fc.integer({ min: 2, max: 60 }), (trades, limit) => {
        const cells = new TradeCells(new TimeBuckets(0, 1000, 50), 4, limit);
        for (const { time, price, lots, side } of trades) cells.trade(time, price, lots, side);
        const drawn = cells.cells();
        expect(drawn.length).toBeLessThanOrEqual(limit);
        for (const buyer of [true, false]) {
          const mine = drawn.filter((cell) => cell.buyer === buyer);
          const theirs = trades.filter(({ side }) => (side === BUY) === buyer);
          const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
          expect(sum(mine.map(({ lots }) => lots))).toBe(sum(theirs.map(({ lots }) => lots)));
          expect(sum(mine.map((cell) => cell.trades))).toBe(theirs.length);
          expect(sum(mine.map(({ lots, price }) => lots * price))).toBeCloseTo(
            sum(theirs.map(({ lots, price }) => lots * price)),
            6,
          );
        }
      }),
    );
  });

  it('is one cell per slice, side and row of prices while there are few', () => {
    const cells = new TradeCells(new TimeBuckets(0, 100, 10), 5, 100);
    cells.trade(1, 10, 2, BUY);
    cells.trade(9, 14, 6, BUY);
    cells.trade(9, 10, 1, SELL);
    cells.trade(11, 10, 1, BUY);
    expect(cells.cells()).toEqual([
      { time: 9, price: 10, lots: 1, trades: 1, buyer: false },
      { time: 7, price: 13, lots: 8, trades: 2, buyer: true },
      { time: 11, price: 10, lots: 1, trades: 1, buyer: true },
    ]);
  });
});

describe('FlowImbalance', () => {
  it('counts what each quote adds to the bid and takes from the ask', () => {
    const flow = new FlowImbalance(new TimeBuckets(0, 40, 4));
    flow.quote(0, 100, 5, 102, 7);
    flow.quote(5, 100, 9, 102, 7);
    flow.quote(6, 101, 3, 102, 7);
    flow.quote(15, 101, 3, 103, 2);
    flow.quote(16, 99, 4, 102, 6);
    flow.quote(25, 0, 0, 102, 6);
    flow.quote(26, 99, 4, 102, 6);
    flow.finish();
    expect([...flow.imbalance]).toEqual([4 + 3, 7 - 3 - 6, 0, 0]);
    expect([...flow.mid]).toEqual([101.5, 100.5, 100.5, 100.5]);
    expect([0, 1, 2].map((i) => flow.midChange(i))).toEqual([NaN, -1, 0]);
  });

  it('fits a line as textbooks do', () => {
    expect(fitLine([1, 2, 3, 4], [3, 5, 7, 9])).toEqual({ slope: 2, intercept: 1, rSquared: 1, points: 4 });
    const { slope, intercept, rSquared } = fitLine([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]);
    expect([slope, intercept, rSquared].map((value) => Math.round(value * 1000) / 1000)).toEqual([
      0.6, 2.2, 0.6,
    ]);
  });
});
