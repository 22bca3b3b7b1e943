import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench } from '../../../../support/deskBench.ts';

/** A book of 10 lots at every tick from 95 to 99 and 101 to 105, last trade at 100. */
function market(): DeskBench {
  const bench = new DeskBench();
  bench.buy(2, 100, 1);
  bench.sell(3, 100, 1);
  for (let price = 95; price < 100; price++) bench.buy(2, price, 10);
  for (let price = 101; price <= 105; price++) bench.sell(3, price, 10);
  return bench;
}

const triggered = (lines: string[]) => lines.filter((line) => line.includes('triggered'));

describe('a stop', () => {
  it('waits until the last price is at its trigger, then takes what there is', () => {
    const bench = market();
    expect(bench.place(1, { type: 'stop', triggerPrice: 102, quantity: 5 })).toEqual([
      '1#1 parked 5@0 left 5',
    ]);
    expect(triggered(bench.buy(4, 101, 10))).toEqual([]);
    expect(bench.buy(4, 102, 1)).toEqual([
      '4#2 accepted 1@102 left 1',
      '3#3 filledMaker 1@102 left 9',
      '4#2 filledTaker 1@102 left 0',
      '1#1 triggered 5@0 left 5',
      '3#3 filledMaker 5@102 left 4',
      '1#1 filledTaker 5@102 left 0',
    ]);
  });

  it('goes to the book at once where its trigger has been met already', () => {
    const bench = market();
    const lines = bench.place(1, { type: 'stop', side: SELL, triggerPrice: 100, quantity: 1 });
    expect(lines[0]).toBe('1#1 accepted 1@0 left 1');
    expect(lines.at(-1)).toBe('1#1 filledTaker 1@99 left 0');
  });

  it('is triggered once: several trades beyond its trigger fill it once', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 101, quantity: 5 });
    const lines = bench.buy(4, 103, 25);
    expect(triggered(lines)).toEqual(['1#1 triggered 5@0 left 5']);
    expect(lines.at(-1)).toBe('1#1 filledTaker 5@103 left 0');
  });

  it('is cancelled where the book is empty when its turn comes', () => {
    const bench = new DeskBench();
    bench.place(1, { type: 'stop', triggerPrice: 100, quantity: 5 });
    bench.sell(3, 100, 1);
    expect(bench.buy(4, 100, 1).slice(-2)).toEqual([
      '1#1 triggered 5@0 left 5',
      '1#1 cancelled 5@0 reason 4',
    ]);
  });
});

describe('triggered orders', () => {
  it('come in the order in which the price met them, then of entry, all after the fills that caused them', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 103, quantity: 1 });
    bench.place(1, { type: 'stop', triggerPrice: 102, quantity: 1 });
    bench.place(1, { type: 'stop', triggerPrice: 103, quantity: 1 });
    bench.place(1, { type: 'stop', triggerPrice: 101, quantity: 1 });
    const lines = bench.buy(4, 103, 25);
    const last = lines.findLastIndex((line) => line.startsWith('4#1 filledTaker'));
    expect(lines.findIndex((line) => line.includes('triggered'))).toBe(last + 1);
    expect(triggered(lines).map((line) => line.slice(0, 3))).toEqual(['1#4', '1#2', '1#1', '1#3']);
  });

  it('run breadth-first: what one sets off waits behind the rest', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 101, quantity: 15 });
    bench.place(1, { type: 'stop', triggerPrice: 101, quantity: 2 });
    bench.place(1, { type: 'stop', triggerPrice: 102, quantity: 1 });
    expect(triggered(bench.buy(4, 101, 1)).map((line) => line.slice(0, 3))).toEqual(['1#1', '1#2', '1#3']);
  });

  it('watch the quote they would trade at: a buy the ask, a sell the bid', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerSource: 'quote', triggerPrice: 103, quantity: 1 });
    bench.place(1, { type: 'stop', triggerSource: 'quote', side: SELL, triggerPrice: 98, quantity: 1 });
    expect(triggered(bench.sell(2, 99, 10))).toEqual(['1#2 triggered 1@0 left 1']);
    expect(triggered(bench.cancel(3, 2))).toEqual([]);
    expect(triggered(bench.cancel(3, 3))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('watch the mark: the middle of the quote, rounded down', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerSource: 'mark', triggerPrice: 101, quantity: 1 });
    expect(triggered(bench.cancel(3, 2))).toEqual([]);
    expect(triggered(bench.cancel(3, 3))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('of a limit keep it: what is left rests there', () => {
    const bench = market();
    bench.place(1, { type: 'stop-limit', triggerPrice: 101, price: 101, quantity: 30 });
    expect(bench.buy(4, 101, 1).at(-1)).toBe('1#1 filledTaker 9@101 left 21');
    expect(bench.depth(BUY)[0]).toBe('21@101');
  });
});

describe('market and limit if touched', () => {
  it('mirror the stops: a buy waits for a fall, a sell for a rise', () => {
    const bench = market();
    bench.place(1, { type: 'market-if-touched', triggerPrice: 99, quantity: 1 });
    bench.place(1, { type: 'limit-if-touched', side: SELL, triggerPrice: 102, price: 104, quantity: 2 });
    expect(triggered(bench.sell(4, 99, 1))).toEqual(['1#1 triggered 1@0 left 1']);
    expect(triggered(bench.buy(4, 102, 15))).toEqual(['1#2 triggered 2@104 left 2']);
    expect(bench.depth(SELL)[2]).toBe('12@104');
  });
});

describe('a waiting order', () => {
  it('is cancelled and mass cancelled where it waits', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 102 });
    bench.place(1, { type: 'stop', triggerPrice: 103 });
    expect(bench.cancel(1, 1)).toEqual(['1#1 cancelled 10@0 reason 0']);
    expect(bench.cancel(1, 1)).toEqual(['1#1 cancelRejected tooLateToCancel']);
    expect(bench.cancel(2, 2)).toEqual(['2#2 cancelled 10@95 reason 0']);
    expect(bench.massCancel(1)).toEqual(['1#2 cancelled 10@0 reason 0']);
    expect(triggered(bench.buy(4, 105, 50))).toEqual([]);
  });

  it('gets a new trigger and quantity by a replace, or a new limit where it has one, and keeps its order id', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 102 });
    expect(bench.replace(1, 1, 104, 3)).toEqual(['1#2 replacedInPlace 3@0 left 3']);
    expect(triggered(bench.buy(4, 103, 25))).toEqual([]);
    expect(triggered(bench.buy(4, 104, 6))).toEqual(['1#2 triggered 3@0 left 3']);
    bench.place(1, { type: 'stop-limit', triggerPrice: 106, price: 106, quantity: 2 });
    expect(bench.replace(1, 3, 107, 4)).toEqual(['1#4 replacedInPlace 4@107 left 4']);
    expect(bench.replace(1, 4, 107.5, 4)).toEqual(['1#4 cancelRejected invalidPrice']);
  });

  it('is triggered by a replace that moves its trigger past the price', () => {
    const bench = market();
    bench.place(1, { type: 'stop', triggerPrice: 102, quantity: 5 });
    expect(bench.replace(1, 1, 100, 5).slice(0, 2)).toEqual([
      '1#2 replacedInPlace 5@0 left 5',
      '1#2 triggered 5@0 left 5',
    ]);
  });
});

describe('a trailing stop', () => {
  it('follows the price by its distance, and stays when it turns', () => {
    const bench = market();
    bench.place(1, { type: 'trailing-stop', side: SELL, trailTicks: 3, quantity: 1 });
    bench.buy(4, 102, 15);
    expect(triggered(bench.sell(4, 99, 1))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('moves in steps, from the trigger that it was given', () => {
    const bench = market();
    const order = {
      type: 'trailing-stop',
      side: SELL,
      trailTicks: 3,
      trailStepTicks: 3,
      quantity: 1,
    } as const;
    bench.place(1, { ...order, triggerPrice: 97 });
    bench.buy(4, 102, 15);
    expect(triggered(bench.sell(4, 99, 1))).toEqual([]);
    bench.buy(4, 103, 10);
    expect(triggered(bench.sell(4, 99, 1))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('keeps a distance in basis points of the price', () => {
    const bench = market();
    bench.place(1, { type: 'trailing-stop', side: BUY, trailBasisPoints: 200, quantity: 1 });
    bench.sell(4, 99, 1);
    expect(triggered(bench.buy(4, 101, 1))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('waits for the first price it sees', () => {
    const bench = new DeskBench();
    bench.place(1, { type: 'trailing-stop', side: SELL, trailTicks: 2, quantity: 1 });
    bench.buy(2, 100, 5);
    expect(triggered(bench.sell(3, 100, 1))).toEqual([]);
    bench.cancel(2, 1);
    bench.buy(2, 98, 5);
    expect(triggered(bench.sell(3, 98, 1))).toEqual(['1#1 triggered 1@0 left 1']);
  });

  it('with a limit rests behind its trigger', () => {
    const bench = market();
    bench.place(1, {
      type: 'trailing-stop-limit',
      side: SELL,
      trailTicks: 2,
      limitOffsetTicks: 1,
      quantity: 40,
    });
    bench.sell(4, 98, 12);
    expect(bench.depth(SELL)[0]).toBe('22@97');
  });
});
