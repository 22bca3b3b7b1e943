import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench } from '../../../../support/deskBench.ts';

const entry = { type: 'limit', price: 100 } as const;
const takeProfit = { type: 'limit', side: SELL, price: 110 } as const;
const stopLoss = { type: 'stop', side: SELL, triggerPrice: 90 } as const;

describe('one cancels the other', () => {
  it('ends the others when one of them trades, in part too', () => {
    const bench = new DeskBench();
    bench.list(1, 'oco', [takeProfit, { ...stopLoss, quantity: 10 }]);
    const lines = bench.buy(4, 110, 4);
    expect(lines.at(-1)).toBe('1#2 cancelled 10@0 reason 9');
    expect(bench.depth(SELL)).toEqual(['6@110']);
  });

  it('leaves the others when one is cancelled', () => {
    const bench = new DeskBench();
    bench.list(1, 'oco', [takeProfit, stopLoss]);
    bench.cancel(1, 1);
    bench.buy(2, 90, 20);
    expect(bench.sell(3, 90, 1).at(-1)).toBe('1#2 filledTaker 10@90 left 0');
  });

  it('gives the second no chance where the first trades on entry', () => {
    const bench = new DeskBench();
    bench.buy(2, 110, 20);
    const lines = bench.list(1, 'oco', [takeProfit, stopLoss]);
    expect(lines.at(-1)).toBe('1#2 cancelled 10@0 reason 9');
    expect(lines).toContain('1#1 filledTaker 10@110 left 0');
  });
});

describe('one triggers the others', () => {
  it('holds the children until the parent has filled', () => {
    const bench = new DeskBench();
    bench.list(1, 'oto', [entry, takeProfit]);
    expect(bench.sell(3, 100, 4).some((line) => line.startsWith('1#2'))).toBe(false);
    expect(bench.sell(3, 100, 6).at(-1)).toBe('1#2 triggered 10@110 left 10');
    expect(bench.depth(SELL)).toEqual(['10@110']);
  });

  it('ends the children with a parent that ends unfilled', () => {
    const bench = new DeskBench();
    bench.list(1, 'oto', [entry, takeProfit]);
    expect(bench.cancel(1, 1)).toEqual(['1#1 cancelled 10@100 reason 0', '1#2 cancelled 10@110 reason 9']);
  });
});

describe('a bracket', () => {
  it('has exits for what the entry has filled, growing with it', () => {
    const bench = new DeskBench();
    bench.list(1, 'bracket', [entry, takeProfit, stopLoss]);
    expect(bench.sell(3, 100, 4).slice(-3)).toEqual([
      '1#2 replacedInPlace 4@110 left 4',
      '1#3 replacedInPlace 4@0 left 4',
      '1#2 triggered 4@110 left 4',
    ]);
    bench.sell(3, 100, 5);
    expect(bench.depth(SELL)).toEqual(['9@110']);
    expect(bench.cancel(1, 1)).toEqual(['1#1 cancelled 1@100 reason 0']);
    expect(bench.buy(4, 110, 9).at(-1)).toBe('1#3 cancelled 9@0 reason 9');
  });

  it('takes off the other exit what one trades, and ends the entry with the first of it', () => {
    const bench = new DeskBench();
    bench.list(1, 'bracket', [entry, takeProfit, stopLoss]);
    bench.sell(3, 100, 6);
    const lines = bench.buy(4, 110, 2);
    expect(lines.slice(-2)).toEqual(['1#1 cancelled 4@100 reason 9', '1#3 reduced 2@0 left 4']);
    bench.buy(2, 90, 20);
    expect(bench.sell(3, 90, 1).slice(-2)).toEqual([
      '1#3 filledTaker 4@90 left 0',
      '1#2 cancelled 4@110 reason 9',
    ]);
  });

  it('ends as a whole where its entry ends unfilled', () => {
    const bench = new DeskBench();
    bench.list(1, 'bracket', [entry, takeProfit, stopLoss]);
    expect(bench.cancel(1, 1).map((line) => line.slice(0, 13))).toEqual([
      '1#1 cancelled',
      '1#2 cancelled',
      '1#3 cancelled',
    ]);
  });
});

describe('a list', () => {
  it('is told of an end that the position caused before the command is over', () => {
    const bench = new DeskBench();
    const exit = { ...stopLoss, reduceOnly: true } as const;
    bench.list(1, 'oto', [entry, takeProfit, exit]);
    bench.sell(3, 100, 10);
    expect(bench.buy(4, 110, 10).at(-1)).toBe('1#3 cancelled 10@0 reason 10');
    expect(bench.copy().desk.liveOrders).toBe(0);
  });

  it('is taken as a whole or not at all', () => {
    const bench = new DeskBench();
    bench.sell(2, 100, 5);
    const lines = bench.list(1, 'oto', [entry, { ...takeProfit, price: 0 }]);
    expect(lines).toEqual(['1#1 rejected listRefused', '1#2 rejected invalidPrice']);
    expect(bench.depth(SELL)).toEqual(['5@100']);
    const crossing = bench.list(1, 'oco', [
      { ...entry, postOnly: 'reject' },
      { type: 'limit', price: 90 },
    ]);
    expect(crossing).toEqual(['1#3 rejected postOnlyWouldCross', '1#4 rejected listRefused']);
    expect(bench.depth(BUY)).toEqual([]);
  });

  it('of the wrong shape is refused', () => {
    const bench = new DeskBench();
    expect(bench.list(1, 'bracket', [entry, takeProfit])[0]).toContain('invalidOrderList');
    expect(bench.list(1, 'oco', [entry])[0]).toContain('invalidOrderList');
    expect(bench.list(1, 'none' as never, [entry, entry])[0]).toContain('invalidOrderList');
    expect(bench.list(1, 'oco', [])).toEqual(['1#0 rejected invalidOrderList']);
    expect(bench.list(1, 'bracket', [entry, entry, stopLoss])[0]).toContain('bracketDoesNotFit');
    expect(bench.list(1, 'oto', [entry, { ...entry, instrument: 7 }])[0]).toContain(
      'listOfSeveralInstruments',
    );
  });
});
