import { describe, expect, it } from 'vitest';
import { Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { session, takePhases } from '../../../../support/tradingDays.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const IOC = 1;
const FOK = 2;
const MARKET = 1;
/** Dynamic range 1 %, static range 2 %: around 1000 from 990 to 1010 and from 980 to 1020. */
const priceRange = { dynamicPpm: 10_000, staticPpm: 20_000, auctionSpan: 50, randomEnd: 0 };

/** Continuous trading after an opening auction at 1000. */
function opened(): VenueBench {
  const bench = new VenueBench({ session: session({ priceRange }) });
  bench.passTo(250);
  bench.order(1, 1, BUY, 1000, 1);
  bench.order(2, 1, SELL, 1000, 1);
  bench.passTo(400);
  takePhases(bench);
  return bench;
}

function trades(bench: VenueBench): string[] {
  const facts = bench.ctx.facts.splice(0).filter((fact) => fact.kind === Trade.id);
  return facts.map((fact) => `${fact.get(Trade.quantity)} at ${fact.get(Trade.price)}`);
}

describe('a volatility interruption', () => {
  it('leaves the last tick of the range to continuous trading', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1010, 5);
    bench.order(1, 2, BUY, 1010, 5);
    expect(takePhases(bench)).toEqual([]);
  });

  it('begins one tick beyond, before the trade', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1011, 5);
    bench.order(1, 2, BUY, 1011, 5);
    const facts = bench.ctx.facts.slice();
    expect(trades(bench)).toEqual([]);
    bench.ctx.facts.push(...facts);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
    bench.passTo(450);
    expect(trades(bench)).toEqual(['5 at 1011']);
  });

  it('lets an order trade up to the end of the range, and takes the rest into the auction at its own limit', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1005, 3);
    bench.order(2, 3, SELL, 1012, 4);
    const told = bench.order(1, 2, BUY, 1015, 10);
    expect(told[0]).toContain('price: 1015, quantity: 10');
    expect(told.at(-1)).toContain('price: 1015, leaves: 7');
    expect(trades(bench)).toEqual(['3 at 1005']);
    bench.passTo(449);
    expect(trades(bench)).toEqual([]);
    bench.passTo(450);
    // Buy 7 at 1015 against sell 4 at 1012: more to buy, so the highest price.
    expect(trades(bench)).toEqual(['4 at 1015']);
    expect(bench.venue.engine.levelQuantity(0, BUY, 1015)).toBe(3);
  });

  it('cuts an immediate order at the end of the range', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1005, 3);
    bench.order(2, 3, SELL, 1012, 4);
    bench.order(1, 2, BUY, 0, 10, { type: MARKET });
    const facts = bench.ctx.facts.slice();
    expect(trades(bench)).toEqual(['3 at 1005']);
    bench.ctx.facts.push(...facts);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
    expect(bench.venue.engine.liveOrders).toBe(1);
  });

  it('does not begin for an immediate order that is filled inside', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1005, 3);
    bench.order(2, 3, SELL, 1012, 4);
    bench.order(1, 2, BUY, 2000, 3, { timeInForce: IOC });
    expect(takePhases(bench)).toEqual([]);
  });

  it('does not begin for a fill-or-kill order, which is killed', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1005, 3);
    bench.order(2, 3, SELL, 1012, 4);
    expect(bench.order(1, 2, BUY, 2000, 5, { timeInForce: FOK }).at(-1)).toContain('quantity: 5, reason: 2');
    bench.cancel(2, 2);
    expect(bench.order(1, 3, BUY, 2000, 4, { timeInForce: FOK }).at(-1)).toContain('quantity: 4, reason: 2');
    expect(takePhases(bench)).toEqual([]);
    expect(bench.venue.engine.isMatching(0)).toBe(true);
  });

  it('begins for a replace as for an order', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1012, 4);
    bench.order(1, 2, BUY, 990, 4);
    bench.replace(1, 3, 2, 1012, 4);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
  });

  it('moves the dynamic range with the last price, but not within one order', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1008, 1);
    bench.order(2, 3, SELL, 1012, 1);
    bench.order(2, 4, SELL, 1018, 1);
    bench.order(1, 2, BUY, 1012, 2);
    // Around 1008 the range would have let 1012 in; within the order it was still around 1000.
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
    const other = opened();
    other.order(2, 2, SELL, 1008, 1);
    other.order(2, 3, SELL, 1012, 1);
    other.order(1, 2, BUY, 1008, 1);
    other.order(1, 3, BUY, 1012, 1);
    expect(takePhases(other)).toEqual([]);
  });

  it('holds the static range against a creeping price', () => {
    const bench = opened();
    let id = 2;
    for (const price of [1009, 1018, 1020]) {
      bench.order(2, id, SELL, price, 1);
      bench.order(1, id++, BUY, price, 1);
    }
    expect(takePhases(bench)).toEqual([]);
    bench.order(2, id, SELL, 1021, 1);
    bench.order(1, id, BUY, 1021, 1);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
  });

  it('works downwards as upwards', () => {
    const bench = opened();
    bench.order(1, 2, BUY, 995, 3);
    bench.order(1, 3, BUY, 989, 4);
    bench.order(2, 2, SELL, 980, 5);
    const facts = bench.ctx.facts.slice();
    expect(trades(bench)).toEqual(['3 at 995']);
    bench.ctx.facts.push(...facts);
    expect(takePhases(bench)).toEqual(['volatilityAuction']);
  });

  it('ends in continuous trading, around the new auction price', () => {
    const bench = opened();
    bench.order(2, 2, SELL, 1030, 5);
    bench.order(1, 2, BUY, 1030, 5);
    bench.passTo(450);
    expect(takePhases(bench)).toEqual(['volatilityAuction', 'continuous']);
    bench.order(2, 3, SELL, 1040, 5);
    bench.order(1, 3, BUY, 1040, 5);
    expect(takePhases(bench)).toEqual([]);
  });

  it('gives way to the closing auction, which takes its orders over', () => {
    const bench = opened();
    bench.passTo(780);
    bench.order(2, 2, SELL, 1030, 5);
    bench.order(1, 2, BUY, 1030, 5);
    bench.passTo(850);
    expect(takePhases(bench)).toEqual(['volatilityAuction', 'closingAuction']);
    bench.passTo(900);
    expect(trades(bench)).toEqual(['5 at 1030']);
  });
});
