import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench } from '../../../../support/deskBench.ts';

/** 98 to 102, nothing between. */
function market(): DeskBench {
  const bench = new DeskBench();
  bench.buy(2, 98, 10);
  bench.sell(3, 102, 10);
  return bench;
}

describe('a pegged order', () => {
  it('follows its own side, losing its place each time', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'primary' });
    expect(bench.buy(2, 99, 5)).toEqual(['2#2 accepted 5@99 left 5', '1#1 replaced 10@99 left 10']);
    expect(bench.cancel(2, 2)).toEqual(['2#2 cancelled 5@99 reason 0', '1#1 replaced 10@98 left 10']);
  });

  it('follows the far side and the middle, with its offset, up to its limit', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'market', pegOffsetTicks: -1, quantity: 1 });
    bench.place(1, { type: 'pegged', peg: 'midpoint', side: SELL, quantity: 2 });
    bench.place(1, { type: 'pegged', peg: 'market', pegOffsetTicks: -1, price: 100, quantity: 3 });
    // 101, then the middle (two lots at 100, one of which trades), then 101 bound to 100, where one more trades.
    expect([bench.depth(BUY), bench.depth(SELL)]).toEqual([['2@100', '10@98'], ['10@102']]);
  });

  it('is rounded to its own favour where the middle lies between ticks', () => {
    const bench = market();
    bench.buy(2, 99, 1);
    bench.place(1, { type: 'pegged', peg: 'midpoint', quantity: 1 });
    bench.place(1, { type: 'pegged', peg: 'midpoint', side: SELL, quantity: 1 });
    expect([bench.depth(BUY)[0], bench.depth(SELL)[0]]).toEqual(['1@100', '1@101']);
  });

  it('follows no other peg', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'primary', pegOffsetTicks: 1, quantity: 1 });
    bench.place(4, { type: 'pegged', peg: 'primary', pegOffsetTicks: 1, quantity: 2 });
    expect(bench.depth(BUY)).toEqual(['3@99', '10@98']);
  });

  it('waits for a reference, and stays where it is when the reference goes', () => {
    const bench = new DeskBench();
    expect(bench.place(1, { type: 'pegged', peg: 'primary', quantity: 1 })).toEqual([
      '1#1 parked 1@0 left 1',
    ]);
    expect(bench.buy(2, 98, 10)).toEqual(['2#1 accepted 10@98 left 10', '1#1 triggered 1@98 left 1']);
    expect(bench.cancel(2, 1)).toEqual(['2#1 cancelled 10@98 reason 0']);
    expect(bench.depth(BUY)).toEqual(['1@98']);
  });

  it('gets a new limit by a replace', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'primary', price: 97 });
    expect(bench.depth(BUY)).toEqual(['10@98', '10@97']);
    bench.replace(1, 1, 110, 4);
    expect(bench.depth(BUY)).toEqual(['14@98']);
  });

  it('queues last among those at its price, and pegs among themselves in the order of their entry', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'primary', quantity: 1 });
    bench.place(4, { type: 'pegged', peg: 'primary', quantity: 1 });
    bench.buy(2, 99, 1);
    const fills = bench.sell(3, 99, 3).filter((line) => line.includes('Maker'));
    expect(fills.map((line) => line.slice(0, 3))).toEqual(['2#2', '1#1', '4#1']);
  });

  it('that trades moves the reference for the others, within the same command', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'market', pegOffsetTicks: 0, quantity: 4 });
    bench.place(4, { type: 'pegged', peg: 'primary', quantity: 1 });
    expect(bench.depth(SELL)).toEqual(['6@102']);
    expect(bench.sell(3, 101, 1).at(-1)).toContain('3#2 accepted');
  });

  it('that may not take keeps its price, or slides, where its reference asks for a price that would', () => {
    const bench = market();
    bench.place(1, { type: 'pegged', peg: 'primary', pegOffsetTicks: 3, postOnly: 'reject', quantity: 1 });
    bench.place(4, { type: 'pegged', peg: 'primary', pegOffsetTicks: 3, postOnly: 'slide', quantity: 2 });
    expect(bench.depth(BUY)).toEqual(['3@101', '10@98']);
    bench.buy(2, 99, 1);
    expect([bench.depth(BUY)[0], bench.depth(SELL)[0]]).toEqual(['3@101', '10@102']);
    bench.cancel(2, 1);
    bench.cancel(2, 2);
    bench.buy(2, 96, 1);
    expect(bench.depth(BUY)).toEqual(['3@99', '1@96']);
  });
});
