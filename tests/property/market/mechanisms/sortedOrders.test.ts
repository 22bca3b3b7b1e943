import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import {
  compareRank,
  type Ranked,
  SortedOrders,
} from '../../../../src/market/mechanisms/framework/sortedOrders.ts';

describe('orders sorted by priority', () => {
  it('are what sorting a list would give, whatever comes and goes', () => {
    const change = fc.record({
      price: fc.nat({ max: 4 }),
      remove: fc.option(fc.nat({ max: 50 }), { freq: 2 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(BUY, SELL), fc.array(change, { maxLength: 60 }), (side, changes) => {
        const sorted = new SortedOrders<Ranked>();
        let plain: Ranked[] = [];
        for (const [rested, { price, remove }] of changes.entries()) {
          if (remove !== null && plain.length > 0) {
            const gone = plain[remove % plain.length];
            plain = plain.filter((order) => order !== gone);
            sorted.remove(gone);
          } else {
            const order = { side, price, rested };
            plain.push(order);
            sorted.add(order);
          }
          plain.sort(compareRank);
          expect(sorted.list()).toEqual(plain);
          expect(sorted.size).toBe(plain.length);
          expect(sorted.at(0)).toBe(plain[0]);
          for (const [place, order] of plain.entries()) expect(sorted.placeOf(order)).toBe(place);
        }
      }),
    );
  });

  it('puts market orders first, then the better price, then who rested first', () => {
    const rank = (side: 0 | 1, price: number, rested: number) => ({ side, price, rested });
    const order = (side: 0 | 1, ...orders: [number, number][]) =>
      orders.map(([price, rested]) => rank(side, price, rested)).sort(compareRank);
    expect(order(BUY, [99, 1], [100, 3], [0, 4], [100, 2])).toEqual(
      order(BUY, [0, 4], [100, 2], [100, 3], [99, 1]),
    );
    expect(order(BUY, [99, 1], [0, 4])[0].price).toBe(0);
    expect(order(SELL, [101, 1], [99, 2], [0, 3]).map(({ price }) => price)).toEqual([0, 99, 101]);
    expect(order(BUY, [99, 1], [101, 2]).map(({ price }) => price)).toEqual([101, 99]);
  });
});
