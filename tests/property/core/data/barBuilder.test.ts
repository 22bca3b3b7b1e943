import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BarBuilder } from '../../../../src/core/data/bars/barBuilder.ts';
import { DAY_NS } from '../../../../src/core/data/text/timeText.ts';
import type { BarRule } from '../../../../src/core/models/barRule.ts';
import { type PlainBar, type PlainTrade, slowBars } from '../../../support/slowBars.ts';

function fastBars(rule: BarRule, trades: readonly PlainTrade[]): PlainBar[] {
  const bars: PlainBar[] = [];
  const builder = new BarBuilder(rule, (bar) => {
    const { open, high, low, close, volume, notional, trades: count } = bar;
    bars.push({
      begin: bar.day * DAY_NS + bar.timeNs,
      open,
      high,
      low,
      close,
      volume,
      notional,
      trades: count,
    });
  });
  for (const { time, price, quantity } of trades) {
    const day = Math.floor(time / DAY_NS);
    expect(builder.trade(day, time - day * DAY_NS, price, quantity)).toBe(true);
  }
  builder.finish();
  return bars;
}

const trades = fc
  .array(
    fc.record({
      wait: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 5e12 }),
        fc.integer({ min: 0, max: 3 * DAY_NS }),
      ),
      price: fc.integer({ min: -5, max: 1000 }),
      quantity: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let time = -2 * DAY_NS;
    return steps.map(({ wait, price, quantity }): PlainTrade => {
      time += wait;
      return { time, price, quantity };
    });
  });
const rules = fc.oneof(
  fc.record({
    kind: fc.constant('time' as const),
    everyNs: fc.constantFrom(3600e9, 86_400e9, 7 * 86_400e9, 77_777e9 + 1),
    originNs: fc.constantFrom(0, 34_200e9),
    empty: fc.constantFrom('none' as const, 'flat' as const),
  }),
  fc.record({ kind: fc.constant('ticks' as const), trades: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant('volume' as const),
    quantity: fc.integer({ min: 1, max: 90 }),
    split: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('notional' as const), notional: fc.integer({ min: 1, max: 30_000 }) }),
);

describe('BarBuilder', () => {
  it('builds what the definition builds', () => {
    fc.assert(
      fc.property(rules, trades, (rule: BarRule, list) => {
        expect(fastBars(rule, list)).toEqual(slowBars(rule, list));
      }),
      { numRuns: 400 },
    );
  });

  it('makes of shorter bars what it makes of their trades', () => {
    const empty = fc.constantFrom('none' as const, 'flat' as const);
    fc.assert(
      fc.property(trades, empty, (list, emptyLong) => {
        const short: BarRule = { kind: 'time', everyNs: 3600e9, originNs: 1800e9 };
        const long: BarRule = { kind: 'time', everyNs: 5 * 3600e9, originNs: 1800e9, empty: emptyLong };
        const joined: Omit<PlainBar, 'notional' | 'trades'>[] = [];
        const builder = new BarBuilder(long, (bar) => {
          const { open, high, low, close, volume } = bar;
          joined.push({ begin: bar.day * DAY_NS + bar.timeNs, open, high, low, close, volume });
        });
        for (const { begin, ...bar } of fastBars(short, list)) {
          const day = Math.floor(begin / DAY_NS);
          expect(builder.piece({ ...bar, day, timeNs: begin - day * DAY_NS })).toBe(true);
        }
        builder.finish();
        expect(joined).toEqual(fastBars(long, list).map(({ notional, trades: count, ...bar }) => bar));
      }),
      { numRuns: 200 },
    );
  });

  it('loses nothing, and its bars never overlap', () => {
    fc.assert(
      fc.property(rules, trades, (rule: BarRule, list) => {
        const bars = fastBars(rule, list);
        const sum = (of: readonly { quantity?: number; volume?: number }[]) =>
          of.reduce((total, { quantity = 0, volume = 0 }) => total + quantity + volume, 0);
        expect(sum(bars)).toBe(sum(list));
        if (rule.kind === 'time') {
          for (let i = 1; i < bars.length; i++)
            expect(bars[i].begin - bars[i - 1].begin).toBeGreaterThanOrEqual(rule.everyNs);
        }
        if (rule.kind === 'volume' && rule.split) {
          for (const bar of bars.slice(0, -1)) expect(bar.volume).toBe(rule.quantity);
        }
        for (const bar of bars) {
          expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close, bar.low));
          expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
        }
      }),
      { numRuns: 200 },
    );
  });
});
