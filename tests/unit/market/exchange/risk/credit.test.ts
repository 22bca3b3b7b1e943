import { describe, expect, it } from 'vitest';
import { BUY_SIDE, RiskBench, SELL_SIDE } from '../../../../support/riskBench.ts';
import { share } from '../../../../support/venueBench.ts';

const OTHER = 3;
const RICH = { account: OTHER, creditLineMinor: Number.MAX_SAFE_INTEGER };

/** Traders with 10 000 of cash each; trader 3 is good for anything. A share's tick and lot is worth 1. */
function begin(limits: { creditLineMinor?: number; collateralPpm?: number }, symbols = ['A']): RiskBench {
  return new RiskBench(
    { creditLineMinor: 0, ...limits },
    {
      cashMinor: 10_000,
      instruments: symbols.map((symbol) => share({ symbol, referencePrice: '1.00' })),
      risk: { accounts: [RICH] },
    },
  );
}

describe('credit', () => {
  it('pays open buys at their limits out of cash', () => {
    const bench = begin({}, ['A', 'B']);
    expect(bench.enter(1, BUY_SIDE, 90, 50)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 50, 111, { instrument: 1 })).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 50, 110, { instrument: 1 })).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 1, 1)).toBe('creditLimit');
  });

  it('adds the credit line', () => {
    const bench = begin({ creditLineMinor: 500 });
    expect(bench.enter(1, BUY_SIDE, 100, 106)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 100, 105)).toBe('taken');
  });

  it('buys back at the reference whatever would be short', () => {
    const bench = begin({});
    expect(bench.enter(1, SELL_SIDE, 110, 101)).toBe('creditLimit');
    expect(bench.enter(1, SELL_SIDE, 110, 100)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 110, 1)).toBe('creditLimit');
  });

  it('lets what is held be sold', () => {
    const bench = begin({});
    bench.enter(OTHER, SELL_SIDE, 100, 100);
    expect(bench.enter(1, BUY_SIDE, 100, 100)).toBe('taken');
    // No cash is left; the lots may go, but not one more.
    expect(bench.enter(1, SELL_SIDE, 120, 101)).toBe('creditLimit');
    expect(bench.enter(1, SELL_SIDE, 120, 100)).toBe('taken');
  });

  it('counts proceeds when they are there', () => {
    const bench = begin({});
    expect(bench.enter(1, SELL_SIDE, 100, 100)).toBe('taken');
    expect(bench.enter(OTHER, BUY_SIDE, 100, 100)).toBe('taken');
    // 20 000 of cash, 10 000 of which would buy back the short.
    expect(bench.enter(1, SELL_SIDE, 100, 101)).toBe('creditLimit');
    expect(bench.enter(1, SELL_SIDE, 100, 100)).toBe('taken');
  });

  it('lets a loss be closed', () => {
    const bench = begin({});
    expect(bench.enter(1, SELL_SIDE, 100, 100)).toBe('taken');
    expect(bench.enter(OTHER, BUY_SIDE, 100, 100)).toBe('taken');
    bench.enter(2, SELL_SIDE, 300, 1);
    bench.enter(OTHER, BUY_SIDE, 300, 1);
    // The short would cost 30 000 now, against 20 000 of cash.
    expect(bench.enter(1, SELL_SIDE, 300, 1)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 300, 101)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 301, 100)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 300, 100)).toBe('taken');
  });

  it('counts a share of long positions where it is told to', () => {
    const bench = begin({ collateralPpm: 500_000 });
    bench.enter(OTHER, SELL_SIDE, 100, 100);
    expect(bench.enter(1, BUY_SIDE, 100, 100)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 51)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 100, 50)).toBe('taken');
  });

  it('values a market order at the worst price it would meet, and a sell without any price at its limit', () => {
    const bench = begin({});
    bench.enter(OTHER, SELL_SIDE, 100, 50);
    bench.enter(OTHER, SELL_SIDE, 200, 50);
    expect(bench.enter(1, BUY_SIDE, 0, 51)).toBe('creditLimit');
    expect(bench.enter(1, BUY_SIDE, 0, 50)).toBe('taken');
    const unpriced = new RiskBench({ creditLineMinor: 0 }, { cashMinor: 10_000 });
    expect(unpriced.enter(1, SELL_SIDE, 100, 101)).toBe('creditLimit');
    expect(unpriced.enter(1, SELL_SIDE, 100, 100)).toBe('taken');
  });

  it('counts only the difference of a replace', () => {
    const bench = begin({});
    bench.enter(1, BUY_SIDE, 100, 90);
    expect(bench.move(1, 1, 100, 101)).toBe('creditLimit');
    expect(bench.move(1, 1, 99, 101)).toBe('taken');
  });
});
