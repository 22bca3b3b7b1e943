import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench } from '../../../../support/deskBench.ts';

describe('market to limit', () => {
  it('trades at the best price only and rests there', () => {
    const bench = new DeskBench();
    bench.sell(3, 101, 4);
    bench.sell(3, 102, 10);
    expect(bench.place(1, { type: 'market-to-limit' }).at(-1)).toBe('1#1 filledTaker 4@101 left 6');
    expect([bench.depth(BUY), bench.depth(SELL)]).toEqual([['6@101'], ['10@102']]);
    bench.replace(1, 1, 100, 5);
    expect(bench.depth(BUY)).toEqual(['5@100']);
  });

  it('is refused where there is nothing opposite', () => {
    expect(new DeskBench().place(1, { type: 'market-to-limit' })).toEqual(['1#1 rejected noOppositePrice']);
  });
});

describe('post only', () => {
  it('refuses the order that would take, or slides it behind the best opposite price', () => {
    const bench = new DeskBench();
    bench.sell(3, 101, 4);
    expect(bench.place(1, { type: 'limit', price: 101, postOnly: 'reject' })).toEqual([
      '1#1 rejected postOnlyWouldCross',
    ]);
    expect(bench.place(1, { type: 'limit', price: 105, postOnly: 'slide' })).toEqual([
      '1#2 accepted 10@100 left 10',
    ]);
    bench.buy(2, 100, 1);
    bench.replace(1, 2, 103, 10);
    const fills = bench.sell(3, 100, 2).filter((line) => line.includes('Maker'));
    expect(fills).toEqual(['1#3 filledMaker 2@100 left 8']);
  });

  it('ends a triggered order that would take, reason refused', () => {
    const bench = new DeskBench();
    bench.sell(3, 101, 4);
    bench.place(1, { type: 'stop-limit', triggerPrice: 101, price: 102, postOnly: 'reject' });
    expect(bench.buy(4, 101, 1).at(-1)).toBe('1#1 cancelled 10@102 reason 12');
  });
});

describe('reduce only', () => {
  const reduce = { type: 'limit', side: SELL, reduceOnly: true } as const;

  it('is cut to what the position and older orders leave, and refused without any', () => {
    const bench = new DeskBench({ positions: [15] });
    expect(bench.place(1, { ...reduce, price: 110 })).toEqual(['1#1 accepted 10@110 left 10']);
    expect(bench.place(1, { ...reduce, price: 111 })).toEqual(['1#2 accepted 5@111 left 5']);
    expect(bench.place(1, { ...reduce, price: 112 })).toEqual(['1#3 rejected reduceOnlyWithoutPosition']);
    expect(bench.place(1, { ...reduce, side: BUY, price: 90 })[0]).toContain('reduceOnlyWithoutPosition');
  });

  it('shrinks with the position: the oldest keep what is left, and all end with it', () => {
    const bench = new DeskBench({ positions: [15] });
    bench.place(1, { ...reduce, price: 110 });
    bench.place(1, { ...reduce, price: 111 });
    bench.buy(2, 100, 50);
    expect(bench.sell(1, 100, 7).slice(-2)).toEqual([
      '1#1 reduced 2@110 left 8',
      '1#2 cancelled 5@111 reason 10',
    ]);
    expect(bench.sell(1, 100, 8).at(-1)).toBe('1#1 cancelled 8@110 reason 10');
  });

  it('counts the exits of a list once', () => {
    const bench = new DeskBench({ positions: [10] });
    const lines = bench.list(1, 'oco', [
      { ...reduce, price: 110 },
      { type: 'stop', side: SELL, triggerPrice: 90, reduceOnly: true },
    ]);
    expect(lines.filter((line) => line.includes('cancelled') || line.includes('rejected'))).toEqual([]);
  });

  it('cuts the exits of a bracket to the position at their turn', () => {
    const bench = new DeskBench({ positions: [-6] });
    bench.list(1, 'bracket', [
      { type: 'limit', price: 100 },
      { ...reduce, price: 110 },
      { type: 'stop', side: SELL, triggerPrice: 90, reduceOnly: true },
    ]);
    bench.sell(3, 100, 10);
    expect(bench.depth(SELL)).toEqual(['4@110']);
  });
});

describe('conditions of the book', () => {
  it('go with the order to the book', () => {
    const bench = new DeskBench();
    bench.place(1, { type: 'limit', side: SELL, price: 101, displayQuantity: 3 });
    bench.place(1, { type: 'limit', side: SELL, price: 102, hidden: true });
    expect(bench.depth(SELL)).toEqual(['3@101']);
    expect(bench.buy(4, 102, 20).filter((line) => line.startsWith('4#1 filled')).length).toBeGreaterThan(2);
    bench.place(1, { type: 'limit', side: SELL, price: 103, allOrNone: true });
    expect(bench.buy(4, 103, 9)).toEqual(['4#2 accepted 9@103 left 9']);
  });
});
