import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench } from '../../../../support/deskBench.ts';

describe('times in force', () => {
  it('end good-till-date orders at their time, in the book and out of it', () => {
    const bench = new DeskBench();
    bench.place(1, { type: 'limit', price: 99, timeInForce: 'gtd', expireTime: 50 });
    bench.place(1, { type: 'stop', triggerPrice: 110, timeInForce: 'gtd', expireTime: 30 });
    bench.place(1, { type: 'limit', price: 98, timeInForce: 'gtd', expireTime: 80 });
    expect(bench.passTo(29)).toEqual([]);
    expect(bench.passTo(50)).toEqual(['1#2 cancelled 10@0 reason 5', '1#1 cancelled 10@99 reason 5']);
    expect(bench.depth(BUY)).toEqual(['10@98']);
    bench.cancel(1, 3);
    expect(bench.passTo(100)).toEqual([]);
  });

  it('end day orders with the day', () => {
    const bench = new DeskBench({ desk: { dayLength: 100 } });
    bench.place(1, { type: 'limit', price: 99, timeInForce: 'day' });
    bench.place(1, { type: 'limit', price: 98 });
    expect(bench.passTo(100)).toEqual(['1#1 cancelled 10@99 reason 5']);
    bench.place(1, { type: 'limit', price: 97, timeInForce: 'day' });
    expect(bench.passTo(200)).toEqual(['1#3 cancelled 10@97 reason 5']);
  });

  it('take at once what is immediate or cancel, all of it or none with fill or kill', () => {
    const bench = new DeskBench();
    bench.sell(3, 100, 4);
    expect(bench.place(1, { type: 'limit', price: 100, timeInForce: 'fok' }).at(-1)).toContain('reason 2');
    expect(bench.place(1, { type: 'limit', price: 100, timeInForce: 'ioc' }).at(-1)).toBe(
      '1#2 cancelled 6@100 reason 1',
    );
  });
});

describe('auction orders', () => {
  it('wait for their auction, go to the book in the order of their entry, and end with it', () => {
    const bench = new DeskBench();
    expect(bench.place(1, { type: 'limit', price: 99, timeInForce: 'atClose' })[0]).toContain('parked');
    bench.place(1, { type: 'limit', price: 98, timeInForce: 'atOpen' });
    bench.venue.engine.setMatching(0, false);
    const desk = bench.desk;
    expect(bench.doing((ctx) => desk.release(ctx, 0, 'atOpen'))).toEqual(['1#2 triggered 10@98 left 10']);
    expect(bench.doing((ctx) => desk.auctionOver(ctx, 0, 'atOpen'))).toEqual([
      '1#2 cancelled 10@98 reason 11',
    ]);
    expect(bench.doing((ctx) => desk.auctionOver(ctx, 0, 'atClose'))).toEqual([
      '1#1 cancelled 10@99 reason 11',
    ]);
  });

  it('that are imbalance-only come in as far as the surplus reaches', () => {
    const bench = new DeskBench();
    const order = { type: 'limit', side: SELL, timeInForce: 'atClose', imbalanceOnly: true } as const;
    bench.place(1, { ...order, price: 100 });
    bench.place(1, { ...order, price: 99 });
    bench.place(1, { ...order, price: 101 });
    bench.venue.engine.setMatching(0, false);
    const desk = bench.desk;
    expect(bench.doing((ctx) => desk.release(ctx, 0, 'atClose'))).toEqual([]);
    expect(bench.doing((ctx) => desk.releaseImbalance(ctx, 0, 'atClose', BUY, 14, 100))).toEqual([
      '1#1 reduced 6@100 left 4',
      '1#2 triggered 10@99 left 10',
      '1#1 triggered 4@100 left 4',
    ]);
  });

  it('do not let touched orders into a call: they wait until the book trades', () => {
    const bench = new DeskBench();
    bench.buy(2, 99, 5);
    bench.sell(3, 101, 5);
    bench.place(1, { type: 'stop', triggerPrice: 100, quantity: 1 });
    bench.venue.engine.setMatching(0, false);
    bench.buy(4, 102, 3);
    bench.sell(2, 100, 3);
    bench.venue.engine.uncross(0, 101);
    expect(bench.doing((ctx) => bench.desk.settle(ctx, 0))).not.toContain('1#1 triggered 1@0 left 1');
    bench.venue.engine.setMatching(0, true);
    expect(bench.doing((ctx) => bench.desk.settle(ctx, 0))[0]).toBe('1#1 triggered 1@0 left 1');
  });
});
