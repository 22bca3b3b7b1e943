import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../src/core/models/side.ts';
import { clearingPrice } from '../../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { AUCTION_RULES } from '../../../../src/market/mechanisms/callAuction/presets.ts';
import { leastSurplus } from '../../../../src/market/mechanisms/callAuction/rules/leastSurplus.ts';
import { marketPressure } from '../../../../src/market/mechanisms/callAuction/rules/marketPressure.ts';
import { mostVolume } from '../../../../src/market/mechanisms/callAuction/rules/mostVolume.ts';
import { nearestCandidate } from '../../../../src/market/mechanisms/callAuction/rules/nearestCandidate.ts';
import {
  nearestPrice,
  priceAtOrAbove,
  priceAtOrBelow,
  type TickGrid,
} from '../../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { callInterest } from '../../../support/callAuctionCase.ts';
import { slowClearingPrice } from '../../../support/slowClearingPrice.ts';

const grids: readonly TickGrid[] = [
  { tickFrom: Int32Array.of(0), tickStep: Int32Array.of(1) },
  { tickFrom: Int32Array.of(0, 20), tickStep: Int32Array.of(1, 5) },
  { tickFrom: Int32Array.of(0, 13, 31), tickStep: Int32Array.of(2, 3, 4) },
];
const grid = fc.constantFrom(...grids);
const order = fc.record({
  side: fc.constantFrom<Side>(BUY, SELL),
  price: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 8, max: 40 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  quantity: fc.integer({ min: 1, max: 5 }),
});
const reference = fc.integer({ min: 0, max: 90 }).map((halves) => halves / 2);
/** Any order of criteria that keep whole candidates, with volume among them. */
const rules = fc
  .shuffledSubarray([mostVolume, leastSurplus, marketPressure, nearestCandidate], { minLength: 1 })
  .filter((list) => list.includes(mostVolume));

function validPrices({ tickFrom, tickStep }: TickGrid): number[] {
  const prices: number[] = [];
  for (let price = 1; price <= 60; price++) {
    const row = tickFrom.findLastIndex((from) => price >= from);
    if (price % tickStep[row] === 0) prices.push(price);
  }
  return prices;
}

describe('the clearing price and its slow twin', () => {
  it('agree for every order of the criteria', () => {
    fc.assert(
      fc.property(
        fc.array(order, { maxLength: 12 }),
        rules,
        fc.boolean(),
        grid,
        reference,
        (orders, list, between, ticks, near) => {
          const slow = slowClearingPrice(
            orders,
            list.map(({ name }) => name),
            between,
            ticks,
            near,
          );
          const candidates = between ? 'ticks' : 'limits';
          const preset = { name: 'any', source: 'any', candidates, rules: list } as const;
          const { price, volume, decidedBy } = clearingPrice(callInterest(orders), preset, ticks, near);
          if (decidedBy === 'marketOrdersOnly' || decidedBy === 'noReference') {
            expect(slow.prices).toEqual([]);
          } else if (decidedBy === 'noExecution') {
            expect(slow.volume).toBe(0);
          } else if (decidedBy === 'middle') {
            expect(price).toBeGreaterThanOrEqual(slow.prices[0]);
            expect(price).toBeLessThanOrEqual(slow.prices.at(-1)!);
          } else {
            expect([price]).toEqual(slow.prices);
            expect(volume).toBe(slow.volume);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('no price trades more than the one found, with every preset', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), grid, reference, (orders, ticks, near) => {
        for (const preset of AUCTION_RULES) {
          const found = clearingPrice(callInterest(orders), preset, ticks, near);
          if (orders.every(({ price }) => price === 0)) continue;
          const between = preset.candidates === 'ticks';
          const slow = slowClearingPrice(orders, ['mostVolume', 'leastSurplus'], between, ticks, near);
          expect(found.volume).toBe(slow.volume);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tick table', () => {
  it('finds the neighbours that a list of all valid prices has', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 2, max: 100 }), (ticks, halves) => {
        const price = halves / 2;
        const valid = validPrices(ticks);
        expect(priceAtOrAbove(ticks, price)).toBe(valid.find((other) => other >= price));
        expect(priceAtOrBelow(ticks, price)).toBe(valid.findLast((other) => other <= price) ?? 0);
        const distance = Math.min(...valid.map((other) => Math.abs(other - price)));
        const nearest = nearestPrice(ticks, price, valid[0], valid.at(-1)!);
        expect(nearest).toBe(valid.findLast((other) => Math.abs(other - price) === distance));
      }),
    );
  });
});
