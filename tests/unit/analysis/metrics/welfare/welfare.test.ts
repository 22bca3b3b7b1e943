import { describe, expect, it } from 'vitest';
import { TradePrices } from '../../../../../src/analysis/metrics/welfare/tradePrices.ts';
import { traderSurplus } from '../../../../../src/analysis/metrics/welfare/traderSurplus.ts';
import { Welfare } from '../../../../../src/analysis/metrics/welfare/welfare.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';

const VALUES = [
  { side: BUY, lots: 2, value: 12 },
  { side: SELL, lots: 1, value: 7 },
];

/** Realised surplus without the money, at a mark of 10. */
const worth = (bought: number, sold: number, steps = VALUES) =>
  traderSurplus({ account: 1, bought, sold, cashFlow: 0 }, steps, 10, 10).realised;

describe('traderSurplus', () => {
  it('gives lots of either side the value of that side', () => {
    expect([worth(2, 1), worth(1, 0), worth(0, 1)]).toEqual([24 - 7, 12, -7]);
  });

  it('lets lots beyond the schedule undo each other, then lots of the other side', () => {
    // 1 bought and 1 sold too many; then 2 sold beyond the schedule give back the 2 bought.
    expect([worth(3, 2), worth(2, 3)]).toEqual([24 - 7, -7]);
    expect(worth(5, 5, [])).toBe(0);
  });

  it('gives what is left the mark', () => {
    expect([worth(3, 0), worth(0, 3), worth(4, 0, [])]).toEqual([24 + 10, -7 - 20, 40]);
    // 4 bought beyond 2 give back the one sold, and 3 are left.
    expect(worth(6, 1)).toBe(24 + 30);
  });
});

describe('Welfare', () => {
  const record = (before: boolean) => {
    const welfare = new Welfare(3, 1);
    if (before) welfare.fundamental(0, 100);
    welfare.assigned(1, 0, BUY, 2, 103);
    welfare.assigned(2, 0, SELL, 2, 99);
    welfare.fill(2, 0, SELL, 101, 1);
    welfare.fill(1, 0, BUY, 101, 1);
    welfare.trade(0, 101, 1);
    if (!before) welfare.fundamental(0, 100);
    welfare.fundamental(0, 110);
    welfare.fill(2, 0, SELL, 112, 1);
    welfare.fill(1, 0, BUY, 112, 1);
    welfare.trade(0, 112, 1);
    return welfare.finish(Float64Array.of(Number.NaN));
  };

  it('counts from the fundamental of the moment, before the first one from that', () => {
    const [measured] = record(true);
    // Values 3 over, costs 1 under; paid 1 and 2 over.
    expect(measured.realised).toBe(2 * 3 + 2 * 1);
    expect(measured.traders.map(({ realised }) => realised)).toEqual([6 - 3, 2 + 3]);
    expect(measured.efficiency).toBe(1);
    expect(record(false)).toEqual(record(true));
  });

  it('has every lot with a gain trade at the fundamental, where those without values trade too', () => {
    const welfare = new Welfare(3, 1);
    welfare.fundamental(0, 50);
    welfare.assigned(1, 0, BUY, 3, 52);
    welfare.assigned(1, 0, BUY, 1, 49);
    welfare.fill(1, 0, BUY, 51, 2);
    welfare.fill(2, 0, SELL, 51, 2);
    const [{ equilibrium, realised, efficiency, intramarginalLoss }] = welfare.finish(Float64Array.of(99));
    expect(equilibrium).toEqual({ lots: 3, surplus: 6, low: 0, high: 0, price: 0 });
    expect([realised, efficiency, intramarginalLoss]).toEqual([4, 4 / 6, 2]);
  });

  it('lets values lapse: lots of one period do not use up units of another', () => {
    const hand = (welfare: Welfare, base: number) => {
      for (const account of [1, 2]) welfare.assigned(account, 0, BUY, 0, 0);
      for (const value of [10, 6]) welfare.assigned(1, 0, BUY, 1, base + value);
      for (const cost of [2, 4]) welfare.assigned(2, 0, SELL, 1, base + cost);
    };
    const traded = (base: number, told: boolean) => {
      const welfare = new Welfare(3, 1);
      hand(welfare, base);
      welfare.fill(1, 0, BUY, base + 5, 2);
      welfare.fill(2, 0, SELL, base + 5, 2);
      welfare.trade(0, base + 5, 2);
      hand(welfare, base);
      if (told) welfare.fundamental(0, base);
      return welfare.finish(Float64Array.of(base + 5))[0];
    };
    const { equilibrium, realised, traders, intramarginalLoss } = traded(0, false);
    // All units of both periods could have traded; those of the first did: 10 + 6 - 2 - 4, and not 10 + 10 - 2 - 2.
    expect([equilibrium.lots, equilibrium.surplus, realised, intramarginalLoss]).toEqual([4, 20, 10, 10]);
    expect(traders.map((trader) => [trader.account, trader.realised])).toEqual([
      [1, 6],
      [2, 4],
    ]);
    expect(traded(100, true).traders).toEqual(traders);
  });

  it('counts from nothing where there is no fundamental', () => {
    const welfare = new Welfare(3, 2);
    welfare.assigned(1, 1, BUY, 1, 103);
    welfare.fill(1, 1, BUY, 101, 1);
    welfare.fill(2, 1, SELL, 101, 1);
    const [{ place, traders, efficiency, hasFundamental }] = welfare.finish(Float64Array.of(0, 102));
    expect([place, hasFundamental, efficiency]).toEqual([1, false, Number.NaN]);
    expect(traders.map(({ realised }) => realised)).toEqual([2, -1]);
  });
});

describe('TradePrices', () => {
  it('keeps trades to draw, evenly, from the first on', () => {
    const prices = new TradePrices();
    for (let i = 0; i < 5000; i++) prices.add(i, 0, 2);
    const { dots } = prices;
    expect(dots.length).toBeGreaterThan(300);
    expect(dots.length).toBeLessThanOrEqual(600);
    const step = dots[1].price;
    dots.forEach(({ price, lots }, i) => {
      expect(price).toBe(i * step);
      expect(lots).toBe(2 * price + 1);
    });
  });
});
