import { describe, expect, it } from 'vitest';
import { BookDesk, rejected } from '../../../../support/bookDesk.ts';

function deskWithQueue(): BookDesk {
  const desk = new BookDesk();
  desk.buy('a', 5, 100);
  desk.buy('b', 6, 100);
  return desk;
}

describe('replace', () => {
  it('keeps the place in the queue for a smaller or an equal quantity at the same price', () => {
    const desk = deskWithQueue();
    expect(desk.replace('a', 'a2', 3, 100)).toEqual(['a replaced by a2 in place']);
    expect(desk.replace('a2', 'a3', 3, 100)).toEqual(['a2 replaced by a3 in place']);
    expect(desk.bids).toBe('3+6@100');
  });

  it('loses it for a larger quantity', () => {
    const desk = deskWithQueue();
    expect(desk.replace('a', 'a2', 7, 100)).toEqual(['a replaced by a2 afresh', 'a2 rests']);
    expect(desk.bids).toBe('6+7@100');
  });

  it('loses it for a new price, however small the quantity', () => {
    const desk = deskWithQueue();
    desk.buy('c', 1, 99);
    expect(desk.replace('a', 'a2', 2, 99)).toEqual(['a replaced by a2 afresh', 'a2 rests']);
    expect(desk.bids).toBe('6@100 1+2@99');
  });

  it('matches at once where the new price meets the other side', () => {
    const desk = deskWithQueue();
    desk.sell('s', 4, 102);
    expect(desk.replace('a', 'a2', 5, 103)).toEqual([
      'a replaced by a2 afresh',
      'a2 takes 4@102 from s',
      'a2 rests',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['1@103 6@100', '']);
  });

  it('may end the order by its fill', () => {
    const desk = deskWithQueue();
    desk.sell('s', 9, 102);
    expect(desk.replace('a', 'a2', 5, 102)).toEqual(['a replaced by a2 afresh', 'a2 takes 5@102 from s']);
    expect(desk.cancel('a2')).toEqual(rejected('unknownOrder'));
  });

  it('gives the order its new key and takes the old one back', () => {
    const desk = deskWithQueue();
    desk.replace('a', 'a2', 5, 101);
    expect(desk.cancel('a')).toEqual(rejected('unknownOrder'));
    expect(desk.cancel('a2')).toEqual(['a2 cancelled, 5 left: requested']);
  });

  it('may keep the key', () => {
    const desk = deskWithQueue();
    expect(desk.replace('a', 'a', 4, 100)).toEqual(['a replaced by a in place']);
    expect(desk.replace('a', 'a', 8, 100)).toEqual(['a replaced by a afresh', 'a rests']);
  });

  it('is refused where the new key is another live order’s', () => {
    const desk = deskWithQueue();
    expect(desk.replace('a', 'b', 4, 100)).toEqual(rejected('duplicateClientOrderId'));
    expect(desk.bids).toBe('5+6@100');
  });

  it('keeps the order id', () => {
    const desk = deskWithQueue();
    const before = desk.engine.orderIdOf(desk.engine.slotOf(1));
    desk.replace('a', 'a2', 9, 98);
    expect(desk.engine.orderIdOf(desk.engine.slotOf(3))).toBe(before);
  });

  it('keeps self-trade prevention', () => {
    const desk = new BookDesk();
    desk.buy('a', 5, 100, { account: 7, selfTrade: 'cancelOldest' });
    desk.sell('own', 5, 102, { account: 7 });
    expect(desk.replace('a', 'a2', 5, 102)).toEqual([
      'a replaced by a2 afresh',
      'own cancelled, 5 left: selfTrade',
      'a2 rests',
    ]);
  });

  it('ends the replaced order where its own mode says so', () => {
    const desk = new BookDesk();
    desk.buy('a', 5, 100, { account: 7, selfTrade: 'cancelNewest' });
    desk.sell('own', 5, 102, { account: 7 });
    expect(desk.replace('a', 'a2', 5, 102)).toEqual([
      'a replaced by a2 afresh',
      'a2 cancelled, 5 left: selfTrade',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '5@102']);
  });

  it('keeps post only: one that would cross is refused, and the old order lives on in its place', () => {
    const desk = new BookDesk();
    desk.buy('a', 5, 100, { postOnly: true });
    desk.buy('b', 6, 100);
    desk.sell('s', 5, 102);
    expect(desk.replace('a', 'a2', 5, 102)).toEqual(rejected('postOnlyWouldCross'));
    expect(desk.bids).toBe('5+6@100');
    expect(desk.replace('a', 'a2', 5, 101)).toEqual(['a replaced by a2 afresh', 'a2 rests']);
  });
});
