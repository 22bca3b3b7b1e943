import { describe, expect, it } from 'vitest';
import { BookDesk, rejected } from '../../../../support/bookDesk.ts';

describe('a limit order', () => {
  it('rests when nothing is as good as its limit', () => {
    const desk = new BookDesk();
    expect(desk.buy('b', 5, 100)).toEqual(['b accepted', 'b rests']);
    expect(desk.sell('s', 5, 101)).toEqual(['s accepted', 's rests']);
    expect([desk.bids, desk.asks]).toEqual(['5@100', '5@101']);
  });

  it('trades at the makers’ prices, best price first, and rests with what is left', () => {
    const desk = new BookDesk();
    desk.sell('far', 5, 102);
    desk.sell('near', 5, 101);
    expect(desk.buy('b', 12, 102)).toEqual([
      'b accepted',
      'b takes 5@101 from near',
      'b takes 5@102 from far',
      'b rests',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['2@102', '']);
  });

  it('meets orders of one price in the sequence in which they came', () => {
    const desk = new BookDesk();
    desk.sell('first', 5, 101);
    desk.sell('second', 5, 101);
    expect(desk.buy('b', 7, 101)).toEqual([
      'b accepted',
      'b takes 5@101 from first',
      'b takes 2@101 from second',
    ]);
    expect(desk.asks).toBe('3@101');
  });

  it('is refused, without an event, while another order lives under its key', () => {
    const desk = new BookDesk();
    desk.buy('b', 5, 100);
    expect(desk.buy('b', 5, 99)).toEqual(rejected('duplicateClientOrderId'));
    expect(desk.bids).toBe('5@100');
    desk.cancel('b');
    expect(desk.buy('b', 5, 99)).toEqual(['b accepted', 'b rests']);
  });

  it('gets the next number of the engine’s own sequence, which a refused order does not use up', () => {
    const desk = new BookDesk();
    desk.buy('a', 1, 100);
    desk.buy('a', 1, 100);
    desk.buy('b', 1, 100);
    const { engine } = desk;
    expect([1, 2].map((key) => engine.orderIdOf(engine.slotOf(key)))).toEqual([1, 2]);
  });
});

describe('a market order', () => {
  it('sweeps every price, and what finds no liquidity is cancelled', () => {
    const desk = new BookDesk();
    desk.sell('near', 5, 101);
    desk.sell('far', 5, 2_000_000_000);
    expect(desk.buy('m', 12)).toEqual([
      'm accepted',
      'm takes 5@101 from near',
      'm takes 5@2000000000 from far',
      'm cancelled, 2 left: noLiquidity',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '']);
  });

  it('has the price 0 while it lives', () => {
    const desk = new BookDesk();
    const prices: number[] = [];
    desk.accepted = (slot) => prices.push(desk.engine.priceOf(slot));
    desk.sell('m', 1);
    expect(prices).toEqual([0]);
  });

  it('may be fill or kill', () => {
    const desk = new BookDesk();
    desk.buy('b', 5, 100);
    expect(desk.sell('m', 6, undefined, { time: 'fok' })).toEqual([
      'm accepted',
      'm cancelled, 6 left: fillOrKill',
    ]);
    expect(desk.sell('n', 5, undefined, { time: 'fok' })).toEqual(['n accepted', 'n takes 5@100 from b']);
  });
});

describe('immediate or cancel', () => {
  it('trades what it can up to its limit and cancels the rest', () => {
    const desk = new BookDesk();
    desk.sell('near', 5, 101);
    desk.sell('far', 5, 102);
    expect(desk.buy('i', 8, 101, { time: 'ioc' })).toEqual([
      'i accepted',
      'i takes 5@101 from near',
      'i cancelled, 3 left: immediateOrCancel',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '5@102']);
  });
});

describe('fill or kill', () => {
  it('trades over several levels when they hold enough', () => {
    const desk = new BookDesk();
    desk.sell('near', 5, 101);
    desk.sell('far', 5, 102);
    expect(desk.buy('f', 8, 102, { time: 'fok' })).toEqual([
      'f accepted',
      'f takes 5@101 from near',
      'f takes 3@102 from far',
    ]);
  });

  it('is cancelled untouched when its limit does not reach enough', () => {
    const desk = new BookDesk();
    desk.sell('near', 5, 101);
    desk.sell('far', 5, 102);
    expect(desk.buy('f', 8, 101, { time: 'fok' })).toEqual(['f accepted', 'f cancelled, 8 left: fillOrKill']);
    expect(desk.asks).toBe('5@101 5@102');
  });
});

describe('post only', () => {
  it('is refused, without an event, where it would meet the other side', () => {
    const desk = new BookDesk();
    desk.sell('s', 5, 101);
    expect(desk.buy('p', 5, 101, { postOnly: true })).toEqual(rejected('postOnlyWouldCross'));
    expect(desk.buy('p', 5, 100, { postOnly: true })).toEqual(['p accepted', 'p rests']);
  });
});

describe('cancel and reduce', () => {
  it('take an order out, or a part of it in its place', () => {
    const desk = new BookDesk();
    desk.buy('a', 5, 100);
    desk.buy('b', 5, 100);
    expect(desk.reduce('a', 2)).toEqual(['a reduced by 2']);
    expect(desk.bids).toBe('3+5@100');
    expect(desk.cancel('b')).toEqual(['b cancelled, 5 left: requested']);
    expect(desk.reduce('a', 3)).toEqual(['a cancelled, 3 left: requested']);
    expect(desk.bids).toBe('');
  });

  it('take all where a reduction asks for more than there is', () => {
    const desk = new BookDesk();
    desk.buy('a', 5, 100);
    expect(desk.reduce('a', 6)).toEqual(['a cancelled, 5 left: requested']);
  });

  it('refuse what does not live', () => {
    const desk = new BookDesk();
    desk.buy('filled', 5, 100);
    desk.sell('s', 5, 100);
    expect(desk.cancel('filled')).toEqual(rejected('unknownOrder'));
    expect(desk.reduce('filled', 1)).toEqual(rejected('unknownOrder'));
    expect(desk.replace('filled', 'x', 1, 1)).toEqual(rejected('unknownOrder'));
    expect(desk.engine.liveOrders).toBe(0);
  });
});
