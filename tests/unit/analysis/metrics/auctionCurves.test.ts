import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auctionCurves,
  demandAt,
  type StandingOrder,
  supplyAt,
} from '../../../../src/analysis/metrics/auctionCurves.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';

const order = fc.record({
  side: fc.constantFrom(BUY, SELL),
  price: fc.integer({ min: 0, max: 12 }),
  leaves: fc.integer({ min: 1, max: 50 }),
});

/** Lots of a side that would trade at a price, counted order by order. */
function willing(orders: readonly StandingOrder[], side: number, at: number): number {
  return orders
    .filter((order) => order.side === side)
    .filter(({ price }) => price === 0 || (side === BUY ? price >= at : price <= at))
    .reduce((sum, { leaves }) => sum + leaves, 0);
}

describe('the curves of a call', () => {
  it('are what the orders would trade at each price, between and beyond their limits too', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 20 }), (orders) => {
        const curves = auctionCurves(orders);
        for (let price = 1; price <= 14; price++) {
          expect(demandAt(curves, price)).toBe(willing(orders, BUY, price));
          expect(supplyAt(curves, price)).toBe(willing(orders, SELL, price));
        }
      }),
    );
  });
});
