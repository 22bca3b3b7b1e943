import { describe, expect, it } from 'vitest';
import { DepthMap, priceRangeAround } from '../../../../src/analysis/metrics/depthMap.ts';
import { RestingOrders } from '../../../../src/analysis/metrics/restingOrders.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { EXECUTION_EVENT, Execution } from '../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../src/core/models/messages/marketData.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

const { accepted, filledMaker, filledTaker, cancelled, replaced, replacedInPlace, reduced, rejected } =
  EXECUTION_EVENT;

function levelsOf(book: (orders: RestingOrders) => void): Map<number, number> {
  const levels = new Map<number, number>();
  book(new RestingOrders((_, price, lots) => levels.set(price, (levels.get(price) ?? 0) + lots)));
  return new Map([...levels].filter(([, lots]) => lots !== 0));
}

describe('RestingOrders', () => {
  it('follows orders through fills, reductions, cancels and replaces', () => {
    const levels = levelsOf((book) => {
      book.apply(1, accepted, 1, 100, 10, 10);
      book.apply(2, accepted, 2, 100, 5, 5);
      book.apply(3, filledMaker, 1, 100, 4, 6);
      book.apply(4, replaced, 2, 101, 8, 8);
      book.apply(5, replacedInPlace, 2, 101, 7, 7);
      book.apply(6, reduced, 2, 101, 2, 5);
      book.apply(7, accepted, 3, 90, 3, 3);
      book.apply(8, cancelled, 3, 90, 3, 0);
      book.apply(9, rejected, 0, 95, 9, 0);
      expect(book.liveOrders).toBe(2);
    });
    expect(levels).toEqual(
      new Map([
        [100, 6],
        [101, 5],
      ]),
    );
  });

  it('ignores orders it never saw accepted', () => {
    expect(levelsOf((book) => book.apply(1, filledMaker, 9, 100, 1, 4)).size).toBe(0);
  });

  it('shows the fill price of a taker nowhere: it leaves its own price', () => {
    const levels = levelsOf((book) => {
      book.apply(1, accepted, 1, 105, 10, 10);
      book.apply(1, filledTaker, 1, 101, 4, 6);
    });
    expect(levels).toEqual(new Map([[105, 6]]));
  });
});

describe('RestingOrders of a whole market', () => {
  it('holds at every quote what the venue quoted, and nothing between the best prices', () => {
    const levels = new Map<number, number>();
    const book = new RestingOrders((_, price, lots) => {
      const left = (levels.get(price) ?? 0) + lots;
      if (left === 0) levels.delete(price);
      else levels.set(price, left);
    });
    let quotes = 0;
    syntheticRun(3000).log.forEach((entry) => {
      const field = (index: number) => entry.get(index);
      if (entry.kind === Execution.id) {
        const { event, orderId, price, quantity, leaves } = Execution;
        book.apply(entry.time, field(event), field(orderId), field(price), field(quantity), field(leaves));
      } else if (entry.kind === Quote.id) {
        const [bid, ask] = [field(Quote.bidPrice), field(Quote.askPrice)];
        expect(levels.get(bid) ?? 0).toBe(field(Quote.bidQuantity));
        expect(levels.get(ask) ?? 0).toBe(field(Quote.askQuantity));
        if (ask > 0) expect([...levels.keys()].filter((price) => price > bid && price < ask)).toEqual([]);
        quotes++;
      }
    });
    expect(quotes).toBeGreaterThan(500);
  });
});

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
