import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { MAX_TICKS } from '../../../src/core/models/units.ts';
import { lmsr } from '../../../src/market/mechanisms/lmsr/lmsr.ts';
import { cost, price, tradeCost, worstCaseLoss } from '../../../src/market/mechanisms/lmsr/scoringRule.ts';
import { MechanismDesk } from '../../support/mechanismDesk.ts';

const PAYOUT = 1000;
const LOTS = 10_000_000;

/** What the sponsor has lost if each outcome in turn comes true; its orders in an outcome are two keys in a row. */
function sponsorLosses(market: MechanismDesk, keys: readonly number[]): number[] {
  const sum = (amounts: ReadonlyMap<number, number>, own: readonly number[]) =>
    own.reduce((total, key) => total + (amounts.get(key) ?? 0), 0);
  const paid = sum(market.paid, keys);
  return keys.flatMap((key, place) =>
    place % 2 === 0 ? [paid - PAYOUT * sum(market.bought, [key, keys[place + 1]])] : [],
  );
}

const orders = fc.array(
  fc.record({
    instrument: fc.nat(2),
    side: fc.constantFrom<Side>(BUY, SELL),
    quantity: fc.integer({ min: 1, max: 400 }),
    price: fc.integer({ min: 1, max: PAYOUT }),
  }),
  { maxLength: 40 },
);

describe('the scoring rule', () => {
  it('costs the sponsor b ln n at most, whatever is traded and whichever outcome comes true', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 300 }), orders, (n, b, list) => {
        const values = { payout: PAYOUT, liquidity: b };
        const market = new MechanismDesk(lmsr.create(values, { instruments: n, seed: 1 }));
        const keys = Array.from({ length: n }, (_, instrument) => [
          market.enter(SELL, LOTS, 1, { account: 0, instrument }),
          market.enter(BUY, LOTS, MAX_TICKS >> 10, { account: 0, instrument }),
        ]).flat();
        for (const [time, { instrument, ...order }] of list.entries()) {
          market.enter(order.side, order.quantity, order.price, { instrument: instrument % n, time });
          market.advance(time);
        }
        for (const loss of sponsorLosses(market, keys)) {
          expect(loss).toBeLessThanOrEqual(PAYOUT * worstCaseLoss(n, b));
        }
      }),
    );
  });

  it('has prices that add up to one and are what a small lot costs, and costs that add up along any path', () => {
    const sold = fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 2, maxLength: 6 });
    const b = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(sold, b, fc.integer({ min: -800, max: 800 }), (q, liquidity, lots) => {
        const prices = q.map((_, i) => price(q, liquidity, i));
        expect(prices.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        const after = [q[0] + lots, ...q.slice(1)];
        const difference = cost(after, liquidity) - cost(q, liquidity);
        expect(tradeCost(q, liquidity, 0, lots)).toBeCloseTo(difference, 8);
        const [least, most] = [price(q, liquidity, 0), price(after, liquidity, 0)].map((one) => one * lots);
        const paid = tradeCost(q, liquidity, 0, lots);
        expect(paid).toBeGreaterThanOrEqual(Math.min(least, most) - 1e-9);
        expect(paid).toBeLessThanOrEqual(Math.max(least, most) + 1e-9);
      }),
    );
  });
});
