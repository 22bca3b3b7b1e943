import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { BookDesk } from '../../../../support/bookDesk.ts';
import { recorded } from '../../../../support/bookRecorder.ts';

function called(): BookDesk {
  const desk = new BookDesk();
  desk.call();
  return desk;
}

describe('while matching is off', () => {
  it('limits rest, whatever stands against them', () => {
    const desk = called();
    expect(desk.buy('b', 5, 103)).toEqual(['b accepted', 'b rests']);
    expect(desk.sell('s', 5, 99)).toEqual(['s accepted', 's rests']);
    expect(desk.replace('s', 't', 4, 98)).toEqual(['s replaced by t afresh', 't rests']);
    expect([desk.bids, desk.asks]).toEqual(['5@103', '4@98']);
  });

  it('market orders rest at no price, and can be reduced, replaced and cancelled', () => {
    const desk = called();
    expect(desk.buy('a', 5)).toEqual(['a accepted', 'a rests']);
    desk.buy('b', 3);
    expect(desk.bids).toBe('');
    expect(desk.engine.levelQuantity(0, BUY, 0)).toBe(8);
    expect(desk.engine.levelOrders(0, BUY, 0)).toBe(2);
    expect(desk.engine.levelOrders(0, SELL, 0)).toBe(0);
    desk.reduce('a', 2);
    expect(desk.engine.levelQuantity(0, BUY, 0)).toBe(6);
    expect(desk.replace('b', 'c', 3, 90)).toEqual(['b replaced by c afresh', 'c rests']);
    expect(desk.cancel('a')).toEqual(['a cancelled, 3 left: requested']);
    expect(desk.engine.levelOrders(0, BUY, 0)).toBe(0);
    expect(desk.bids).toBe('3@90');
  });

  it('orders that must trade at once end, and post-only orders rest', () => {
    const desk = called();
    desk.sell('s', 5, 99);
    expect(desk.buy('i', 5, 103, { time: 'ioc' }).at(-1)).toBe('i cancelled, 5 left: immediateOrCancel');
    expect(desk.buy('f', 5, 103, { time: 'fok' }).at(-1)).toBe('f cancelled, 5 left: fillOrKill');
    expect(desk.buy('p', 5, 103, { postOnly: true })).toEqual(['p accepted', 'p rests']);
  });

  it('another instrument goes on matching', () => {
    const { engine, recorder } = recorded((events) => new MatchingEngine(events));
    engine.addInstrument();
    engine.addInstrument();
    engine.setMatching(0, false);
    expect([engine.isMatching(0), engine.isMatching(1)]).toEqual([false, true]);
    engine.submit(1, 1, 1, BUY, 0, 0, 100, 5, 0);
    engine.submit(2, 2, 1, SELL, 0, 0, 100, 5, 0);
    expect(recorder.take().some((line) => line.startsWith('traded 5 at 100'))).toBe(true);
  });
});

describe('an auction', () => {
  it('trades market orders first, then by price and time, and leaves the last order a part', () => {
    const desk = called();
    desk.buy('late', 4, 103);
    desk.buy('same', 4, 101);
    desk.buy('market', 2);
    desk.sell('s', 7, 99);
    expect(desk.uncross(101)).toEqual([
      'market and s trade 2@101',
      'late and s trade 4@101',
      'same and s trade 1@101',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['3@101', '']);
    expect(desk.resume()).toEqual([]);
  });

  it('names the order that was accepted first as the maker', () => {
    const desk = called();
    desk.sell('s', 2, 99);
    desk.buy('b', 2, 101);
    expect(desk.uncross(100)).toEqual(['s and b trade 2@100']);
  });

  it('lets two orders of one account trade, whatever they ask for', () => {
    const desk = called();
    desk.sell('s', 2, 99, { account: 7, selfTrade: 'cancelBoth' });
    desk.buy('b', 2, 101, { account: 7, selfTrade: 'cancelBoth' });
    expect(desk.uncross(100)).toEqual(['s and b trade 2@100']);
  });

  it('trades nothing beyond a limit', () => {
    const desk = called();
    desk.sell('s', 2, 99);
    desk.buy('b', 2, 101);
    expect(desk.uncross(98)).toEqual([]);
    expect(desk.uncross(102)).toEqual([]);
  });

  it('is followed by continuous trading, for which market orders are cancelled', () => {
    const desk = called();
    desk.buy('m', 5);
    desk.sell('s', 3, 100);
    desk.sell('t', 3, 101);
    expect(desk.uncross(101)).toEqual(['m and s trade 3@101', 'm and t trade 2@101']);
    desk.buy('n', 9);
    expect(desk.resume()).toEqual(['n cancelled, 9 left: noLiquidity']);
    expect(desk.buy('taker', 1)).toEqual(['taker accepted', 'taker takes 1@101 from t']);
  });

  it('may not leave a book that matches and is crossed', () => {
    const desk = called();
    desk.sell('s', 2, 99);
    desk.buy('b', 2, 101);
    expect(() => desk.resume()).toThrow('a book begins to match that is crossed');
    expect(() => new BookDesk().uncross(100)).toThrow('not called');
  });
});

describe('a snapshot of a call', () => {
  it('keeps the market orders and goes on with the same slots', () => {
    const desk = called();
    desk.buy('m', 5);
    desk.buy('n', 2);
    desk.sell('s', 6, 100);
    const bytes = encodePlain(desk.engine.snapshot());
    const other = recorded((events) => new MatchingEngine(events)).engine;
    other.restore(decodePlain(bytes));
    other.check();
    expect(other.stateHash()).toBe(desk.engine.stateHash());
    expect(encodePlain(other.snapshot())).toEqual(bytes);
    expect(other.uncross(0, 100)).toBe(6);
    expect(other.levelQuantity(0, BUY, 0)).toBe(1);
    desk.engine.reset();
    desk.engine.check();
    expect(desk.engine.isMatching(0)).toBe(true);
  });

  it('of a venue without a call is as it was before there were calls', () => {
    const desk = called();
    const matching = Object.keys(new BookDesk().engine.snapshot() as object);
    expect(Object.keys(desk.engine.snapshot() as object)).toEqual([...matching, 'calls']);
    desk.resume();
    expect(Object.keys(desk.engine.snapshot() as object)).toEqual(matching);
  });
});
