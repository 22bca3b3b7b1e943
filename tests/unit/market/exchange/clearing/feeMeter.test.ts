import { describe, expect, it } from 'vitest';
import { FeeCharged, MAKER, TAKER } from '../../../../../src/core/models/messages/execution.ts';
import { BustTrade, CorrectTrade } from '../../../../../src/core/models/messages/session.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { FeeMeter } from '../../../../../src/market/exchange/clearing/feeMeter.ts';
import { session } from '../../../../support/tradingDays.ts';
import { createVenue, VenueBench } from '../../../../support/venueBench.ts';

const OPERATOR = 3;
/** 0.3 % and a rebate of 0.1 % at first; from 10 lots on 0.2 % and 0.2 %; from 20 on inverted. */
const fees = {
  makerPpm: -1000,
  takerPpm: 3000,
  tiers: [
    { fromLots: 10, makerPpm: -2000, takerPpm: 2000 },
    { fromLots: 20, makerPpm: 1000, takerPpm: -500 },
  ],
};

/** Fees of `account` in the facts since the last call, in the order of trades. */
function chargedTo(bench: VenueBench, account: number): number[] {
  return bench.takeFacts(FeeCharged.id).flatMap((text) => {
    const fact = /account: (\d+).* fee: (-?\d+)/.exec(text)!;
    return Number(fact[1]) === account ? [Number(fact[2])] : [];
  });
}

describe('a venue whose fees have tiers', () => {
  it('charges a fill by what its account had traded before, makers and takers each by their own', () => {
    const bench = new VenueBench({ fees });
    bench.order(1, 1, SELL, 1000, 100);
    // Six lots at 10.00 are 6000 cents: 0.3 %; then 12 were traded: 0.2 %; then 24: a rebate of 0.05 %.
    for (const [id, quantity] of [6, 6, 12, 12].entries()) bench.order(2, id + 1, BUY, 1000, quantity);
    expect(chargedTo(bench, 2)).toEqual([18, 18, 24, -6]);
    expect(bench.venue.ledger.fees[2]).toBe(18 + 18 + 24 - 6);
  });

  it('pays the maker by the maker rates of its own tier', () => {
    const bench = new VenueBench({ fees });
    bench.order(1, 1, SELL, 1000, 100);
    for (let id = 1; id <= 3; id++) bench.order(2, id, BUY, 1000, 10);
    expect(chargedTo(bench, 1)).toEqual([-10, -20, 10]);
  });

  it('counts what an account sells and what it buys, whoever it trades with', () => {
    const bench = new VenueBench({ fees });
    bench.order(1, 1, SELL, 1000, 5);
    bench.order(2, 1, BUY, 1000, 5);
    bench.order(1, 2, BUY, 1000, 5);
    bench.order(2, 2, SELL, 1000, 5);
    bench.takeFacts(FeeCharged.id);
    bench.order(1, 3, SELL, 1000, 10);
    bench.order(3, 1, BUY, 1000, 10);
    expect(bench.takeFacts(FeeCharged.id).map((text) => Number(/fee: (-?\d+)/.exec(text)![1]))).toEqual([
      -20, 30,
    ]);
  });

  it('goes on from a snapshot in the tier that was reached', () => {
    const bench = new VenueBench({ fees });
    bench.order(1, 1, SELL, 1000, 100);
    bench.order(2, 1, BUY, 1000, 10);
    const other = createVenue({ fees });
    other.restore(bench.venue.snapshot());
    expect(other.hash()).toBe(bench.venue.hash());
    const untouched = createVenue({ fees });
    expect(other.hash()).not.toBe(untouched.hash());
  });

  it('gives back what a trade cost, at the rate of its time, and forgets its lots', () => {
    const bench = new VenueBench({ fees, session: session({ operator: OPERATOR }) });
    bench.passTo(310);
    bench.order(1, 1, SELL, 1000, 100);
    bench.order(2, 1, BUY, 1000, 10);
    bench.order(2, 2, BUY, 1000, 10);
    bench.takeFacts(FeeCharged.id);
    bench.send(OPERATOR, CorrectTrade.id, 1, 1100);
    expect(chargedTo(bench, 2)).toEqual([-30, 33]);
    bench.send(OPERATOR, BustTrade.id, 1);
    expect(chargedTo(bench, 2)).toEqual([-33]);
    // Ten of the twenty lots are left, so the first tier holds again: 10 lots at 0.2 %.
    bench.order(2, 3, BUY, 1000, 10);
    expect(chargedTo(bench, 2)).toEqual([20]);
    bench.send(OPERATOR, BustTrade.id, 2);
    bench.send(OPERATOR, BustTrade.id, 3);
    expect(bench.venue.ledger.fees[2]).toBe(0);
    expect(bench.venue.ledger.fees[1]).toBe(0);
  });
});

describe('FeeMeter without tiers', () => {
  it('has no state, and knows rates again without remembering', () => {
    const meter = new FeeMeter({ makerPpm: -1000, takerPpm: 3000 }, 4, true);
    expect(meter.isUsed).toBe(false);
    expect(meter.charge(1, TAKER, 2, 10, 10_000)).toBe(30);
    expect(meter.again(1, TAKER, 20_000)).toBe(60);
    expect(meter.again(1, MAKER, 20_000)).toBe(-20);
    expect(meter.snapshot()).toEqual({ lots: new Float64Array(0), rates: new Float64Array(0) });
  });
});
