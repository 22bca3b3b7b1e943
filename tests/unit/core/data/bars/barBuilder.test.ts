import { describe, expect, it } from 'vitest';
import { BarBuilder } from '../../../../../src/core/data/bars/barBuilder.ts';
import type { BarRule } from '../../../../../src/core/models/barRule.ts';

const built = (rule: BarRule) => {
  const bars: object[] = [];
  const builder = new BarBuilder(rule, (bar) => bars.push({ ...bar }));
  return { bars, builder };
};

describe('BarBuilder', () => {
  it('gives open, high, low, close, volume, notional and count', () => {
    const { bars, builder } = built({ kind: 'time', everyNs: 60e9 });
    builder.trade(10, 30e9, 100, 2);
    builder.trade(10, 59e9, 90, 1);
    builder.trade(10, 59e9, 110, 1);
    builder.trade(10, 60e9, 95, 1);
    expect(bars).toEqual([
      {
        day: 10,
        timeNs: 0,
        lastDay: 10,
        lastTimeNs: 59e9,
        open: 100,
        high: 110,
        low: 90,
        close: 110,
        volume: 4,
        notional: 400,
        trades: 3,
      },
    ]);
    builder.finish();
    builder.finish();
    expect(bars).toHaveLength(2);
  });

  it('adds up right beyond 2^53, where single lots are below the rounding of the sum', () => {
    const { bars, builder } = built({ kind: 'time', everyNs: 60e9 });
    for (const quantity of [2 ** 53 - 1, 1, 1, 1, 1, 1]) builder.trade(10, 0, 1, quantity);
    builder.finish();
    expect(bars).toMatchObject([{ volume: 2 ** 53 + 4, notional: 2 ** 53 + 4, trades: 6 }]);
  });

  it('takes no trade from before the open interval', () => {
    const { builder } = built({ kind: 'time', everyNs: 60e9 });
    expect(builder.trade(10, 90e9, 100, 2)).toBe(true);
    expect(builder.trade(10, 61e9, 100, 2)).toBe(true);
    expect(builder.trade(10, 59e9, 100, 2)).toBe(false);
    expect(builder.trade(9, 61e9, 100, 2)).toBe(false);
  });

  it('refuses sizes that make no bars, and gaps of millions of flat bars', () => {
    const wrong: BarRule[] = [
      { kind: 'time', everyNs: 0 },
      { kind: 'time', everyNs: 1, originNs: 86_400e9 },
      { kind: 'ticks', trades: 1.5 },
      { kind: 'volume', quantity: -1 },
      { kind: 'notional', notional: Number.NaN },
    ];
    for (const rule of wrong) expect(() => built(rule)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    const { builder } = built({ kind: 'time', everyNs: 1, empty: 'flat' });
    builder.trade(0, 0, 1, 1);
    expect(() => builder.trade(1, 0, 1, 1)).toThrow(/have no trade/);
  });
});
