import { describe, expect, it } from 'vitest';
import { BUY_SIDE, RiskBench, SELL_SIDE } from '../../../../support/riskBench.ts';

describe('message rate', () => {
  const rate = { rateMessages: 2, rateInterval: 10, rateBurst: 3 };

  /** How many of `count` orders sent now are taken. */
  function taken(bench: RiskBench, count: number, from = 1): number {
    const answers = Array.from({ length: count }, () => bench.enter(from, BUY_SIDE, 100, 1));
    expect(
      answers.filter((answer) => answer !== 'taken').every((answer) => answer === 'messageRateLimit'),
    ).toBe(true);
    return answers.filter((answer) => answer === 'taken').length;
  }

  it('takes a burst, then what flows in, to the time unit', () => {
    const bench = new RiskBench(rate);
    expect(taken(bench, 5)).toBe(3);
    bench.ctx.now = 4;
    expect(taken(bench, 1)).toBe(0);
    bench.ctx.now = 5;
    expect(taken(bench, 2)).toBe(1);
    bench.ctx.now = 10;
    expect(taken(bench, 2)).toBe(1);
  });

  it('loses no part of a token to rounding', () => {
    // 3 for each 7 units, one at a time: 300 000 in 700 000 units, and the one that the bucket held.
    const bench = new RiskBench({ rateMessages: 3, rateInterval: 7, rateBurst: 1 });
    let count = 0;
    for (let now = 0; now <= 7000; now++) {
      bench.ctx.now = now;
      if (bench.enter(1, SELL_SIDE, 0, 1) === 'taken') count++;
    }
    expect(count).toBe(2334);
  });

  it('holds no more than the burst, however long it was silent', () => {
    const bench = new RiskBench(rate);
    taken(bench, 3);
    bench.ctx.now = 2 ** 52;
    expect(taken(bench, 5)).toBe(3);
  });

  it('gives each account a bucket of its own', () => {
    const bench = new RiskBench(rate, { risk: { accounts: [{ account: 2, rateBurst: 1 }] } });
    expect(taken(bench, 5)).toBe(3);
    expect(taken(bench, 5, 2)).toBe(1);
  });

  it('counts replaces, and orders that a later check refuses, but neither cancels nor what the door refuses', () => {
    const bench = new RiskBench({ ...rate, maxOrderLots: 10 });
    expect(bench.enter(1, BUY_SIDE, 100, 10)).toBe('taken');
    expect(bench.move(1, 1, 100, 9)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 0)).toBe('invalidQuantity');
    expect(bench.enter(1, BUY_SIDE, 100, 11)).toBe('orderQuantityLimit');
    expect(bench.move(1, 2, 100, 8)).toBe('messageRateLimit');
    expect(bench.enter(1, BUY_SIDE, 100, 1)).toBe('messageRateLimit');
    expect(bench.cancel(1, 2)[0]).toContain('order-cancelled');
  });
});

describe('duplicates', () => {
  it('are refused until the window has passed since the one that was taken', () => {
    const bench = new RiskBench({ duplicateWindow: 100 });
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
    bench.ctx.now = 99;
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('duplicateOrder');
    bench.ctx.now = 100;
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('duplicateOrder');
  });

  it('are equal in account, side, limit and quantity', () => {
    const bench = new RiskBench({ duplicateWindow: 100 });
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 200, 5)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 101, 5)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 6)).toBe('taken');
    expect(bench.move(1, 1, 99, 5)).toBe('taken');
    expect(bench.move(1, bench.lastId, 100, 5)).toBe('taken');
  });

  it('also of market orders, and of orders that ended', () => {
    const bench = new RiskBench({ duplicateWindow: 100 });
    bench.enter(2, SELL_SIDE, 100, 50);
    expect(bench.enter(1, BUY_SIDE, 0, 5)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 0, 5)).toBe('duplicateOrder');
    expect(bench.enter(1, BUY_SIDE, 90, 5)).toBe('taken');
    bench.cancel(1, bench.lastId);
    expect(bench.enter(1, BUY_SIDE, 90, 5)).toBe('duplicateOrder');
  });

  it('have a window of each account', () => {
    const bench = new RiskBench(
      { duplicateWindow: 100 },
      { risk: { accounts: [{ account: 2, duplicateWindow: 10 }] } },
    );
    bench.enter(1, BUY_SIDE, 100, 5);
    bench.enter(2, BUY_SIDE, 100, 5);
    bench.ctx.now = 10;
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('duplicateOrder');
  });
});
