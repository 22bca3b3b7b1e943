import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitiveEquilibrium } from '../../../src/analysis/metrics/welfare/competitiveEquilibrium.ts';
import { instrumentWelfare } from '../../../src/analysis/metrics/welfare/instrumentWelfare.ts';
import { TradePrices } from '../../../src/analysis/metrics/welfare/tradePrices.ts';
import type { ValueStep } from '../../../src/analysis/metrics/welfare/valueSchedules.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';

const step = fc.record({
  side: fc.constantFrom(BUY, SELL),
  lots: fc.integer({ min: 1, max: 6 }),
  // Quarters of ticks, so that sums are exact.
  value: fc.integer({ min: 0, max: 80 }).map((quarters) => quarters / 4),
});

describe('the competitive equilibrium', () => {
  it('is the best of all numbers of lots, and its prices leave nobody with a wish', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { lots, surplus, low, high } = competitiveEquilibrium(steps);
        const each = (side: number) =>
          steps.filter((s) => s.side === side).flatMap((s) => Array<number>(s.lots).fill(s.value));
        const values = each(BUY).sort((a, b) => b - a);
        const costs = each(SELL).sort((a, b) => a - b);
        let [best, sum] = [0, 0];
        for (let n = 0; n < Math.min(values.length, costs.length); n++) {
          sum += values[n] - costs[n];
          best = Math.max(best, sum);
        }
        expect(surplus).toBe(best);
        if (Number.isNaN(low) || Number.isNaN(high)) return;
        expect(low).toBeLessThanOrEqual(high);
        for (const price of [low, (low + high) / 2, high]) {
          expect(values.filter((value) => value > price).length).toBeLessThanOrEqual(lots);
          expect(values.filter((value) => value >= price).length).toBeGreaterThanOrEqual(lots);
          expect(costs.filter((cost) => cost < price).length).toBeLessThanOrEqual(lots);
          expect(costs.filter((cost) => cost <= price).length).toBeGreaterThanOrEqual(lots);
        }
      }),
    );
  });
});

describe('surplus', () => {
  it('is never more than possible, and what is missing are the losses, where lots only pass between those with values', () => {
    const traders = fc.array(
      fc.array(
        step.map((s) => ({ ...s })),
        { minLength: 1, maxLength: 3 },
      ),
      { minLength: 2, maxLength: 6 },
    );
    const trades = fc.array(
      fc.record({ buyer: fc.nat(5), seller: fc.nat(5), price: fc.integer({ min: 1, max: 20 }) }),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(traders, trades, (lists, wishes) => {
        // A trader is on one side, and trades no lots that it has no value of.
        const schedules = new Map<number, ValueStep[]>(
          lists.map((steps, account) => [account, steps.map((s) => ({ ...s, side: account % 2 }))]),
        );
        const room = lists.map((steps) => steps.reduce((sum, { lots }) => sum + lots, 0));
        const bought = lists.map(() => 0);
        const cash = lists.map(() => 0);
        const prices = new TradePrices();
        for (const { buyer, seller, price } of wishes) {
          if (buyer % 2 !== BUY || seller % 2 !== SELL || !(room[buyer] > 0) || !(room[seller] > 0)) continue;
          for (const [who, sign] of [
            [buyer, 1],
            [seller, -1],
          ]) {
            room[who]--;
            bought[who] += sign;
            cash[who] -= sign * price;
          }
          prices.add(price, 0, 1);
        }
        const holdings = lists.map((_, account) => ({
          account,
          bought: Math.max(0, bought[account]),
          sold: Math.max(0, -bought[account]),
          cashFlow: cash[account],
        }));
        const {
          equilibrium,
          realised,
          intramarginalLoss,
          extramarginalLoss,
          traders: each,
        } = instrumentWelfare(0, schedules, holdings, prices, 10, competitiveEquilibrium);
        expect(realised).toBeLessThanOrEqual(equilibrium.surplus + 1e-9);
        if (Number.isNaN(equilibrium.price)) return;
        expect(equilibrium.surplus - realised).toBeCloseTo(intramarginalLoss + extramarginalLoss, 9);
        expect(each.reduce((sum, { possible }) => sum + possible, 0)).toBeCloseTo(equilibrium.surplus, 9);
      }),
    );
  });

  it('has the distance of trades from any price', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 1e6 }),
        (list, price) => {
          const prices = new TradePrices();
          for (const each of list) prices.add(each, 0, 1);
          const slow = Math.sqrt(list.reduce((sum, each) => sum + (each - price) ** 2, 0) / list.length);
          expect(prices.distanceFrom(price)).toBeCloseTo(slow, 3);
        },
      ),
    );
  });
});
