import { describe, expect, it } from 'vitest';
import { BookDesk } from '../../../../support/bookDesk.ts';

const OWN = 7;

/** Asks at 101: a stranger's 2, the own account's 4, a stranger's 8; at 102 the own account's 1. */
function deskWithOwnOrder(): BookDesk {
  const desk = new BookDesk();
  desk.sell('ahead', 2, 101);
  desk.sell('own', 4, 101, { account: OWN });
  desk.sell('behind', 8, 101);
  desk.sell('deep', 1, 102, { account: OWN });
  return desk;
}

describe('an order that meets one of its own account', () => {
  it('trades with it under "allow"', () => {
    const desk = deskWithOwnOrder();
    const lines = desk.buy('b', 5, 101, { account: OWN, selfTrade: 'allow' });
    expect(lines).toEqual(['b accepted', 'b takes 2@101 from ahead', 'b takes 3@101 from own']);
  });

  it('ends there under "cancelNewest", what it traded before stands', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 10, 101, { account: OWN, selfTrade: 'cancelNewest' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'b cancelled, 8 left: selfTrade',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '4+8@101 1@102']);
  });

  it('takes its place under "cancelOldest" and goes on', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 12, 102, { account: OWN, selfTrade: 'cancelOldest' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'own cancelled, 4 left: selfTrade',
      'b takes 8@101 from behind',
      'deep cancelled, 1 left: selfTrade',
      'b rests',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['2@102', '']);
  });

  it('ends together with it under "cancelBoth"', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 10, 101, { account: OWN, selfTrade: 'cancelBoth' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'own cancelled, 4 left: selfTrade',
      'b cancelled, 8 left: selfTrade',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '8@101 1@102']);
  });

  it('shrinks by it under "decrementAndCancel" while it is the larger one', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 10, 101, { account: OWN, selfTrade: 'decrementAndCancel' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'own cancelled, 4 left: selfTrade',
      'b reduced by 4',
      'b takes 4@101 from behind',
    ]);
    expect([desk.bids, desk.asks]).toEqual(['', '4@101 1@102']);
  });

  it('shrinks it in its place under "decrementAndCancel" while that is the larger one', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 5, 101, { account: OWN, selfTrade: 'decrementAndCancel' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'own reduced by 3',
      'b cancelled, 3 left: selfTrade',
    ]);
    expect(desk.asks).toBe('1+8@101 1@102');
  });

  it('ends with it under "decrementAndCancel" when they are equal', () => {
    const desk = deskWithOwnOrder();
    expect(desk.buy('b', 6, 101, { account: OWN, selfTrade: 'decrementAndCancel' })).toEqual([
      'b accepted',
      'b takes 2@101 from ahead',
      'own cancelled, 4 left: selfTrade',
      'b cancelled, 4 left: selfTrade',
    ]);
  });

  it('lets the incoming order’s mode decide, whatever the resting one asked for', () => {
    const desk = new BookDesk();
    desk.sell('own', 4, 101, { account: OWN, selfTrade: 'cancelBoth' });
    const lines = desk.buy('b', 4, 101, { account: OWN, selfTrade: 'allow' });
    expect(lines).toEqual(['b accepted', 'b takes 4@101 from own']);
  });
});

describe('fill or kill counts only what it may trade with', () => {
  it('passes over own orders under "cancelOldest"', () => {
    const desk = deskWithOwnOrder();
    const terms = { account: OWN, time: 'fok', selfTrade: 'cancelOldest' } as const;
    expect(desk.buy('eleven', 11, 102, terms)).toEqual([
      'eleven accepted',
      'eleven cancelled, 11 left: fillOrKill',
    ]);
    expect(desk.buy('ten', 10, 102, terms)).toEqual([
      'ten accepted',
      'ten takes 2@101 from ahead',
      'own cancelled, 4 left: selfTrade',
      'ten takes 8@101 from behind',
    ]);
  });

  it.each(['cancelNewest', 'cancelBoth', 'decrementAndCancel'] as const)(
    'ends at the first own order under "%s"',
    (selfTrade) => {
      const desk = deskWithOwnOrder();
      const terms = { account: OWN, time: 'fok', selfTrade } as const;
      expect(desk.buy('three', 3, 102, terms)).toEqual([
        'three accepted',
        'three cancelled, 3 left: fillOrKill',
      ]);
      expect(desk.buy('two', 2, 102, terms)).toEqual(['two accepted', 'two takes 2@101 from ahead']);
      expect(desk.asks).toBe('4+8@101 1@102');
    },
  );
});

describe('post only', () => {
  it('is refused by own orders too', () => {
    const desk = deskWithOwnOrder();
    const terms = { account: OWN, postOnly: true, selfTrade: 'cancelOldest' } as const;
    expect(desk.buy('p', 1, 101, terms)).toEqual(['rejected: postOnlyWouldCross']);
  });
});
