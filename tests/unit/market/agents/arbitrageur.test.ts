import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { Arbitrageur } from '../../../../src/market/agents/arbitrageur.ts';
import { TwoMarkets } from '../../../support/twoMarkets.ts';

const desk = (more: ConstructorParameters<typeof TwoMarkets>[1] = {}, edge = 0) => {
  const markets = new TwoMarkets((place) => new Arbitrageur({ quantity: 10, edge }, place), more);
  expect(markets.said()).toEqual(['0: subscribe', '1: subscribe']);
  return markets;
};

describe('an arbitrageur between two venues', () => {
  it('sells at the bid of one what it buys at the offer of the other, as much as both show', () => {
    const markets = desk();
    expect(markets.quote(0, 99, 5, 101, 5)).toEqual([]);
    expect(markets.quote(1, 102, 4, 104, 5)).toEqual(['0: buy 4 @ 101', '1: sell 4 @ 102']);
    // One pair at a time.
    expect(markets.quote(1, 103, 4, 104, 5)).toEqual([]);
  });

  it('leaves a locked market alone, unless the fees of both sides pay it', () => {
    const free = desk();
    free.quote(0, 99, 5, 101, 5);
    expect(free.quote(1, 101, 4, 104, 5)).toEqual([]);
    const rebated = desk({ takerPpm: [10, -20] });
    rebated.quote(0, 99, 5, 101, 5);
    expect(rebated.quote(1, 101, 4, 104, 5)).toEqual(['0: buy 4 @ 101', '1: sell 4 @ 101']);
    const dear = desk({ takerPpm: [10_000, 0] });
    dear.quote(0, 99, 5, 101, 5);
    expect(dear.quote(1, 102, 4, 104, 5)).toEqual([]);
  });

  it('compares venues of different ticks on the common grid, and asks for its edge', () => {
    const markets = desk({ gridTicks: 5 }, 3);
    markets.quote(0, 99, 5, 101, 50);
    expect(markets.quote(1, 20, 4, 25, 5)).toEqual([]);
    expect(markets.quote(1, 21, 20, 25, 5)).toEqual(['0: buy 10 @ 101', '1: sell 10 @ 21']);
  });

  it('closes at the best quote what only one of the two venues gave', () => {
    const markets = desk();
    markets.quote(0, 99, 5, 101, 5);
    markets.quote(1, 102, 4, 104, 5);
    markets.accept(0, 1, BUY, 101, 4);
    markets.fill(0, 1, BUY, 101, 4, 0);
    markets.quote(1, 97, 9, 104, 5);
    expect(markets.cancelled(1, 1, SELL, 4)).toEqual(['0: sell 4 @ 99']);
    markets.fill(0, 2, SELL, 99, 4, 0);
    expect(markets.quote(0, 98, 5, 101, 5)).toEqual([]);
  });

  it('goes on from a snapshot with its orders, boards and position', () => {
    const markets = desk();
    markets.quote(0, 99, 5, 101, 5);
    markets.quote(1, 102, 4, 104, 5);
    const other = desk();
    other.trader.restore(markets.trader.snapshot());
    expect(other.trader.hash()).toBe(markets.trader.hash());
    expect(other.fill(0, 1, BUY, 101, 4, 0)).toEqual([]);
    expect(other.trader.hash()).not.toBe(markets.trader.hash());
    // Four lots too many: they go where the bid is best.
    expect(other.cancelled(1, 1, SELL, 4)).toEqual(['1: sell 4 @ 102']);
  });
});
