import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { LimitBandConfig } from '../../../../../src/market/exchange/session/sessionConfig.ts';
import { session, takePhases } from '../../../../support/tradingDays.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const MARKET = 1;
/** 10 % below 1000 ticks and 5 % from there: around 1000 from 950 to 1050. */
const limitBands: LimitBandConfig = {
  tiers: [
    { from: 0, percentPpm: 100_000 },
    { from: 1000, percentPpm: 50_000 },
  ],
  window: 100,
  leastAge: 10,
  changePpm: 10_000,
  limitStateSpan: 15,
  pauseSpan: 60,
};

/** Continuous trading after an opening auction at `price`. */
function opened(price = 1000, time = 310): VenueBench {
  const bench = new VenueBench({ session: session({ limitBands }) });
  bench.passTo(250);
  bench.order(1, 1, BUY, price, 1);
  bench.order(2, 1, SELL, price, 1);
  bench.passTo(time);
  takePhases(bench);
  return bench;
}

function best(bench: VenueBench, side: 0 | 1): number {
  return bench.venue.engine.best(0, side);
}

describe('price bands', () => {
  it('take an order beyond the band at the band', () => {
    const bench = opened();
    expect(bench.order(1, 2, BUY, 1100, 5)[0]).toContain('price: 1050');
    expect(best(bench, BUY)).toBe(1050);
    const other = opened();
    expect(other.order(2, 2, SELL, 900, 5)[0]).toContain('price: 950');
  });

  it('are wider for cheap prices', () => {
    const bench = opened(500);
    bench.order(1, 2, BUY, 600, 5);
    expect(best(bench, BUY)).toBe(550);
  });

  it('let no market order trade outside', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1050, 3);
    bench.order(2, 3, SELL, 1051, 3);
    expect(bench.order(1, 2, BUY, 0, 5, { type: MARKET }).join()).toContain('quantity: 2, reason: 1');
    expect(best(bench, SELL)).toBe(1051);
  });

  it('begin a limit state where the quote stands at a band, and end it where it leaves', () => {
    const bench = opened();
    bench.order(1, 2, BUY, 1049, 5);
    expect(takePhases(bench)).toEqual([]);
    bench.order(1, 3, BUY, 1050, 5);
    expect(takePhases(bench)).toEqual(['limitState']);
    bench.order(2, 2, SELL, 1050, 5);
    expect(takePhases(bench)).toEqual(['continuous']);
  });

  it('pause trading after a limit state that was not left, and end the pause by an auction', () => {
    const bench = opened();
    bench.order(1, 2, BUY, 1050, 5);
    bench.passTo(324);
    expect(takePhases(bench)).toEqual(['limitState']);
    bench.passTo(325);
    expect(takePhases(bench)).toEqual(['halt']);
    expect(bench.order(2, 2, SELL, 1050, 5)[0]).toContain('order-rejected');
    bench.passTo(385);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
    bench.order(2, 3, SELL, 1040, 5);
    bench.passTo(405);
    expect(takePhases(bench)).toEqual(['continuous']);
    expect(best(bench, BUY)).toBe(0);
  });

  it('follow the mean of the window, old enough and far enough away', () => {
    const bench = opened();
    const trade = (id: number, price: number) => {
      bench.order(2, id, SELL, price, 1);
      bench.order(1, id, BUY, price, 1);
    };
    bench.passTo(318);
    // The auction at 300 and this trade: the mean is 1005, not 1 % away.
    trade(2, 1010);
    bench.order(1, 3, BUY, 1200, 1);
    expect(best(bench, BUY)).toBe(1050);
    bench.cancel(1, 3);
    // The mean of 1000, 1010 and 1040 is 1017, rounded; the next one, 1023, is too near and too soon.
    trade(4, 1040);
    trade(5, 1040);
    bench.order(1, 6, BUY, 1200, 1);
    expect(best(bench, BUY)).toBe(1017 + 51);
  });

  it('move the orders that a new band leaves outside to the band, in their order', () => {
    const bench = opened(2000, 305);
    for (let id = 2; id <= 10; id++) {
      bench.order(2, id, SELL, 1920, 1);
      bench.order(1, id, BUY, 1920, 1);
    }
    bench.order(1, 11, BUY, 2040, 1);
    bench.order(1, 12, BUY, 2045, 2);
    bench.passTo(310);
    // Old enough now: the mean is (2000 + 9 x 1920) / 10 = 1928, and 5 % of it 96.
    bench.order(1, 13, BUY, 1900, 1);
    const { engine } = bench.venue;
    expect(best(bench, BUY)).toBe(2024);
    expect(engine.leavesOf(engine.firstInLevel(0, BUY, 2024))).toBe(2);
    expect(engine.levelQuantity(0, BUY, 2024)).toBe(3);
    expect(takePhases(bench)).toEqual(['limitState']);
  });
});
