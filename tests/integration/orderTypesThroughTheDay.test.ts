import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { DeskBench } from '../support/deskBench.ts';
import { deskStep, play } from '../support/deskFlow.ts';
import { DAY, session } from '../support/tradingDays.ts';

/** At 150 it is pre-open, at 250 the opening auction, from 300 continuous, at 850 the closing auction, at 900 closed. */
function venue(): DeskBench {
  return new DeskBench({ session: session(), positions: [20, 20, 20, 20] });
}

describe('order types through a trading day', () => {
  it('at-open orders trade in the opening auction, limit and market, and end with it', () => {
    const bench = venue();
    bench.passTo(150);
    expect(bench.place(1, { type: 'limit', price: 100, timeInForce: 'atOpen' })[0]).toContain('parked');
    expect(bench.place(1, { type: 'market', timeInForce: 'atOpen', quantity: 3 })[0]).toContain('parked');
    bench.sell(2, 99, 5);
    expect(bench.passTo(250)).toEqual(['1#1 triggered 10@100 left 10', '1#2 triggered 3@0 left 3']);
    const lines = bench.passTo(300);
    expect(lines.filter((line) => line.startsWith('1#2 filled'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('1#1 cancelled 8@100 reason 11');
  });

  it('an order for an auction that is being held takes part in it', () => {
    const bench = venue();
    bench.passTo(260);
    bench.sell(2, 99, 5);
    const lines = bench.place(1, { type: 'limit', price: 100, timeInForce: 'atOpen', quantity: 3 });
    expect(lines).toEqual(['1#1 parked 3@100 left 3', '1#1 triggered 3@100 left 3']);
    expect(bench.place(1, { type: 'limit', price: 100, timeInForce: 'atClose' })).toHaveLength(1);
    expect(bench.passTo(300).some((line) => line.startsWith('1#1 filled'))).toBe(true);
    bench.passTo(860);
    const late = bench.place(1, { type: 'market', side: SELL, timeInForce: 'atClose', quantity: 2 });
    expect(late).toContain('1#3 triggered 2@0 left 2');
    expect(bench.passTo(900).some((line) => line.startsWith('1#3 filled'))).toBe(true);
  });

  it('a market order in its auction gets smaller by a replace, and never larger', () => {
    const bench = venue();
    bench.passTo(150);
    bench.place(1, { type: 'market', timeInForce: 'atOpen', quantity: 3 });
    bench.passTo(250);
    expect(bench.replace(1, 1, 0, 4)).toEqual(['1#1 cancelRejected invalidQuantity']);
    expect(bench.replace(1, 1, 0, 2)).toEqual(['1#3 replacedInPlace 2@0 left 2']);
    bench.sell(2, 99, 5);
    expect(bench.passTo(300)).toContain('1#3 filledMaker 2@99 left 0');
  });

  it('an auction trade touches a stop, which has its turn when the book trades', () => {
    const bench = venue();
    bench.passTo(150);
    bench.place(1, { type: 'stop', triggerPrice: 105, quantity: 2 });
    bench.buy(2, 105, 5);
    bench.sell(3, 105, 5);
    bench.sell(3, 110, 5);
    const lines = bench.passTo(300);
    expect(lines.slice(-3)).toEqual([
      '1#1 triggered 2@0 left 2',
      '3#2 filledMaker 2@110 left 3',
      '1#1 filledTaker 2@110 left 0',
    ]);
  });

  it('pegs wait out a call and follow the quote after it', () => {
    const bench = venue();
    bench.passTo(250);
    bench.buy(2, 98, 5);
    bench.sell(3, 104, 5);
    expect(bench.place(1, { type: 'pegged', peg: 'primary' })[0]).toContain('parked');
    expect(bench.passTo(300)).toEqual(['1#1 triggered 10@98 left 10']);
  });

  it('day orders end at the close, at-close orders with the closing auction', () => {
    const bench = venue();
    bench.passTo(400);
    bench.place(1, { type: 'limit', price: 95, timeInForce: 'day' });
    bench.place(1, { type: 'limit', side: SELL, price: 96, timeInForce: 'atClose' });
    bench.buy(2, 97, 4);
    const lines = bench.passTo(900);
    expect(lines).toContain('1#2 triggered 10@96 left 10');
    expect(lines.slice(-2)).toEqual(['1#2 cancelled 6@96 reason 11', '1#1 cancelled 10@95 reason 5']);
    expect(bench.depth(BUY)).toEqual([]);
  });

  it('a cascade that leaves the price range stops there, and goes on after the volatility auction', () => {
    const priceRange = { dynamicPpm: 50_000, staticPpm: 500_000, auctionSpan: 50, randomEnd: 0 };
    const bench = new DeskBench({ session: session({ priceRange }), positions: [20, 20, 20, 20] });
    bench.passTo(250);
    bench.buy(2, 100, 1);
    bench.sell(3, 100, 1);
    bench.passTo(400);
    for (const price of [102, 104, 106, 108]) bench.sell(3, price, 1);
    for (const triggerPrice of [102, 102, 104]) bench.place(1, { type: 'stop', triggerPrice, quantity: 1 });
    const lines = bench.buy(4, 102, 1);
    expect(lines.filter((line) => line.includes('triggered')).map((line) => line.slice(0, 3))).toEqual([
      '1#1',
      '1#2',
    ]);
    expect(lines.at(-1)).toContain('1#2');
    expect(bench.passTo(500).filter((line) => line.includes('triggered'))).toEqual([
      '1#3 triggered 1@0 left 1',
    ]);
  });

  it('goes through days of random flow without losing an order, and on from a snapshot in any phase', () => {
    const flow = fc.array(deskStep, { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(flow, fc.nat(), (steps, seed) => {
        const bench = venue();
        const cut = seed % steps.length;
        let other: DeskBench | undefined;
        for (const [i, step] of steps.entries()) {
          if (i === cut) other = bench.copy();
          const time = Math.floor(((i + 1) * 2 * DAY) / steps.length);
          const lines = [...bench.passTo(time), ...play(bench, step)];
          if (other !== undefined) expect([...other.passTo(time), ...play(other, step)]).toEqual(lines);
        }
        expect(other?.venue.hash()).toBe(bench.venue.hash());
        bench.passTo(2 * DAY + 400);
        for (const account of [1, 2, 3, 4]) bench.massCancel(account);
        expect([bench.desk.liveOrders, bench.venue.engine.liveOrders]).toEqual([0, 0]);
      }),
      { numRuns: 80 },
    );
  });
});
