import { describe, expect, it } from 'vitest';
import { SeriesBuilder } from '../../../../src/analysis/realism/series/seriesBuilder.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';

const SECOND = 1e9;
const NONE = { sizes: new Float64Array(0), moves: new Float64Array(0) };
const minute = () => new SeriesBuilder(60 * SECOND, 1);

describe('the series of a realism report', () => {
  it('keeps the mid at the end of each second, and the quantity traded in it', () => {
    const builder = minute();
    builder.advance(10.2 * SECOND);
    builder.quote(99, 3, 101, 5);
    builder.trade(1, 101, 2, 1);
    builder.advance(10.9 * SECOND);
    builder.quote(99, 3, 102, 5);
    builder.advance(13.1 * SECOND);
    builder.quote(0, 0, 102, 5);
    builder.trade(2, 102, 7, 1);
    const { mids, volumes, spreads, touch } = builder.finish('a', NONE, []);
    expect([...mids]).toEqual([100.5, 100.5, 100.5, Number.NaN]);
    expect([...volumes]).toEqual([2, 0, 0, 7]);
    expect([...spreads].map((bp) => Math.round(bp))).toEqual([299, 299, 299]);
    expect([...touch]).toEqual([4, 4, 4]);
  });

  it('begins a session on a whole half hour behind a silence of an hour, with no return across it', () => {
    const builder = minute();
    builder.advance(0);
    builder.quote(99, 1, 101, 1);
    builder.advance(20 * 3600 * SECOND);
    builder.quote(199, 1, 201, 1);
    const { mids, volumes } = builder.finish('a', NONE, []);
    expect(mids.length).toBe(1801);
    expect(volumes.length).toBe(1801);
    expect([mids[0], mids[1], mids[1799], mids[1800]]).toEqual([100, Number.NaN, Number.NaN, 200]);
  });

  it('joins the trades of one order, and follows the mid to the next one', () => {
    const builder = minute();
    builder.advance(0);
    builder.quote(99, 1, 101, 1);
    expect(builder.trade(7, 101, 1, 1)).toBe(true);
    expect(builder.trade(7, 102, 2, 1)).toBe(false);
    builder.quote(99, 1, 103, 1);
    builder.advance(0.5 * SECOND);
    expect(builder.trade(8, 99, 1, -1)).toBe(true);
    builder.quote(97, 1, 103, 1);
    const { orders, gaps, gapsOf } = builder.finish('a', NONE, []);
    expect([...orders.signs]).toEqual([1, -1]);
    expect([...orders.prices]).toEqual([102, 99]);
    expect([...orders.quantities]).toEqual([3, 1]);
    expect(orders.moves[0]).toBeCloseTo(1e4 * (101 / 100 - 1), 9);
    expect(orders.moves[1]).toBeCloseTo(-1e4 * (100 / 101 - 1), 9);
    expect([gapsOf, ...gaps]).toEqual(['trades', 0.5]);
  });

  it('counts the waits between orders where there are orders', () => {
    const builder = minute();
    for (const second of [0, 1, 4, 4]) {
      builder.advance(second * SECOND);
      builder.arrival();
    }
    builder.advance(9000 * SECOND);
    builder.arrival();
    const { gaps, gapsOf } = builder.finish('a', NONE, []);
    expect([gapsOf, ...gaps]).toEqual(['orders', 1, 3, 0]);
  });

  it('has no mid where the sides cross', () => {
    const builder = minute();
    builder.advance(0);
    builder.quote(102, 1, 101, 1);
    expect(builder.mid).toBeNaN();
    builder.quote(101, 1, 101, 1);
    expect(builder.mid).toBe(101);
  });

  it('looks at the book once a cell, by distance from the best price of either side', () => {
    const builder = minute();
    builder.advance(0);
    builder.levels.set(BUY, 100, 4);
    builder.levels.set(BUY, 98, 6);
    builder.levels.set(SELL, 103, 2);
    builder.levels.set(SELL, 110, 9);
    builder.advance(2.5 * SECOND);
    const { depth } = builder.finish('a', NONE, []);
    expect([...depth.samples]).toEqual([6]);
    expect([...depth.sums.slice(0, 8)]).toEqual([18, 0, 18, 0, 0, 27, 0, 0]);
  });
});
