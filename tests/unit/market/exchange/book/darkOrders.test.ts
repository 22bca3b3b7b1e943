import { describe, expect, it } from 'vitest';
import { BookDesk, rejected } from '../../../../support/bookDesk.ts';

const HIDDEN = { book: { hidden: true } };
const ALL = { book: { allOrNone: true } };
const least = (minimumQuantity: number) => ({ book: { minimumQuantity } });

describe('a hidden order', () => {
  it('stands behind what is displayed at its price and before what is worse', () => {
    const book = new BookDesk();
    book.sell('dark', 5, 100, HIDDEN);
    book.sell('ice', 6, 100, { book: { displayQuantity: 2 } });
    book.sell('worse', 5, 101);
    expect(book.asks).toBe('2@100 5@101');
    expect(book.dark).toBe('dark 5@100');
    expect(book.buy('x', 12, 101).filter((line) => line.includes('takes'))).toEqual([
      'x takes 2@100 from ice',
      'x takes 2@100 from ice',
      'x takes 2@100 from ice',
      'x takes 5@100 from dark',
      'x takes 1@101 from worse',
    ]);
  });

  it('trades before displayed orders of a worse price, and refuses a post-only order', () => {
    const book = new BookDesk();
    book.sell('dark', 5, 99, HIDDEN);
    book.sell('shown', 5, 100);
    expect(book.buy('post', 1, 99, { postOnly: true })).toEqual(rejected('postOnlyWouldCross'));
    expect(book.buy('x', 6, 100)).toEqual([
      'x accepted',
      'x takes 5@99 from dark',
      'x takes 1@100 from shown',
    ]);
  });

  it('is cancelled, reduced, replaced and repriced like any other', () => {
    const book = new BookDesk();
    book.buy('dark', 5, 99, HIDDEN);
    expect(book.reduce('dark', 1)).toEqual(['dark reduced by 1']);
    expect(book.replace('dark', 'darker', 9, 98)).toEqual(['dark replaced by darker afresh', 'darker rests']);
    expect(book.reprice('darker', 97)).toEqual(['darker leaves 98 for 97', 'darker rests']);
    expect(book.dark).toBe('darker 9@97');
    expect(book.cancel('darker')).toEqual(['darker cancelled, 9 left: requested']);
    expect(book.engine.liveOrders).toBe(0);
  });
});

describe('an all-or-none order', () => {
  it('is passed over without blocking, and the rest of the other order may cross it', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, ALL);
    book.sell('worse', 2, 101);
    expect(book.buy('x', 5, 101)).toEqual(['x accepted', 'x takes 2@101 from worse', 'x rests']);
    expect([book.bids, book.dark]).toEqual(['3@101', 'all 10@100']);
  });

  it('trades at once when what stands against it is enough, with several, at their prices', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, ALL);
    book.buy('a', 4, 101);
    book.buy('b', 5, 100);
    expect(book.buy('c', 3, 100)).toEqual([
      'c accepted',
      'c rests',
      'all enters',
      'all takes 4@101 from a',
      'all takes 5@100 from b',
      'all takes 1@100 from c',
    ]);
    expect([book.bids, book.dark]).toEqual(['2@100', '']);
  });

  it('trades whole with a larger order that comes in', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, ALL);
    expect(book.buy('x', 12, 100)).toEqual(['x accepted', 'x takes 10@100 from all', 'x rests']);
  });

  it('needs what is left of it, so that a smaller one may become tradable', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, ALL);
    book.buy('x', 4, 100);
    expect(book.reduce('all', 5)).toEqual(['all reduced by 5']);
    expect(book.replace('all', 'less', 4, 100)).toEqual([
      'all replaced by less in place',
      'less enters',
      'less takes 4@100 from x',
    ]);
  });

  it('meets another one of its size, or several that add up', () => {
    const book = new BookDesk();
    book.buy('a', 4, 100, ALL);
    book.buy('b', 6, 100, ALL);
    expect(book.sell('all', 10, 100, ALL)).toEqual([
      'all accepted',
      'all takes 4@100 from a',
      'all takes 6@100 from b',
    ]);
  });

  it('is not searched for combinations, and trades when the one in its way is gone', () => {
    const book = new BookDesk();
    book.buy('a', 4, 100, ALL);
    book.buy('b', 3, 100, ALL);
    book.buy('c', 2, 100, ALL);
    expect(book.sell('all', 5, 100, ALL)).toEqual(['all accepted', 'all rests']);
    expect(book.cancel('a')).toEqual([
      'a cancelled, 4 left: requested',
      'all enters',
      'all takes 3@100 from b',
      'all takes 2@100 from c',
    ]);
  });

  it('goes first by side, price and time among those that could trade', () => {
    const book = new BookDesk();
    book.buy('late', 3, 100, ALL);
    book.buy('best', 3, 101, ALL);
    book.buy('last', 3, 100, ALL);
    expect(book.sell('x', 2, 100)).toEqual(['x accepted', 'x rests']);
    expect(book.sell('y', 2, 100)).toEqual([
      'y accepted',
      'y rests',
      'best enters',
      'best takes 2@100 from x',
      'best takes 1@100 from y',
    ]);
    expect([book.asks, book.dark]).toEqual(['1@100', 'late 3@100, last 3@100']);
  });

  it('immediate-or-cancel, or without a limit, ends untouched where it cannot trade whole', () => {
    const book = new BookDesk();
    book.sell('a', 4, 100);
    expect(book.buy('x', 5, 100, { ...ALL, time: 'ioc' })).toEqual([
      'x accepted',
      'x cancelled, 5 left: immediateOrCancel',
    ]);
    expect(book.buy('y', 5, undefined, ALL)).toEqual(['y accepted', 'y cancelled, 5 left: noLiquidity']);
    expect(book.asks).toBe('4@100');
  });

  it('of the own account is met only where it could trade', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, { ...ALL, account: 1 });
    const own = { account: 1, selfTrade: 'cancelOldest' } as const;
    expect(book.buy('small', 5, 100, own)).toEqual(['small accepted', 'small rests']);
    expect(book.buy('large', 10, 100, own)).toEqual([
      'large accepted',
      'all cancelled, 10 left: selfTrade',
      'large rests',
    ]);
  });

  it('lets a post-only order rest that is too small to take it', () => {
    const book = new BookDesk();
    book.sell('all', 10, 100, ALL);
    expect(book.buy('small', 9, 100, { postOnly: true })).toEqual(['small accepted', 'small rests']);
    expect(book.buy('large', 10, 100, { postOnly: true })).toEqual(rejected('postOnlyWouldCross'));
  });
});

describe('a minimum quantity', () => {
  it('is met by several orders at entry, and what is left rests dark', () => {
    const book = new BookDesk();
    book.sell('a', 2, 100);
    book.sell('b', 2, 100);
    expect(book.buy('x', 9, 100, least(4))).toEqual([
      'x accepted',
      'x takes 2@100 from a',
      'x takes 2@100 from b',
      'x rests',
    ]);
    expect([book.bids, book.dark]).toEqual(['', 'x 5@100']);
  });

  it('holds for each execution at rest, and shrinks to what is left', () => {
    const book = new BookDesk();
    book.buy('x', 9, 100, least(4));
    expect(book.sell('a', 3, 100, { time: 'ioc' })).toEqual([
      'a accepted',
      'a cancelled, 3 left: immediateOrCancel',
    ]);
    expect(book.sell('b', 6, 100)).toEqual(['b accepted', 'b takes 6@100 from x']);
    expect(book.sell('c', 3, 100)).toEqual(['c accepted', 'c takes 3@100 from x']);
  });

  it('takes what waits for it as soon as that is enough, and queues last with the rest', () => {
    const book = new BookDesk();
    book.buy('x', 9, 100, least(4));
    book.buy('y', 9, 100, least(5));
    book.sell('a', 3, 100);
    expect(book.sell('b', 1, 100)).toEqual([
      'b accepted',
      'b rests',
      'x enters',
      'x takes 3@100 from a',
      'x takes 1@100 from b',
      'x rests',
    ]);
    expect(book.dark).toBe('y 9@100, x 5@100');
  });

  it('of one lot is no condition', () => {
    const book = new BookDesk();
    book.buy('x', 9, 100, least(1));
    expect(book.bids).toBe('9@100');
  });
});

describe('terms that contradict themselves', () => {
  it.each([
    ['displayAboveQuantity', { displayQuantity: 11 }, {}],
    ['displayAboveQuantity', { displayQuantity: 0.5 }, {}],
    ['invalidDisplayRange', { displayQuantity: 5, displayRange: 5 }, {}],
    ['displayOfHidden', { displayQuantity: 5, hidden: true }, {}],
    ['displayOfConditional', { displayQuantity: 5, minimumQuantity: 2 }, {}],
    ['displayNeverRests', { hidden: true }, { time: 'ioc' }],
    ['invalidMinimumQuantity', { minimumQuantity: 11 }, {}],
    ['minimumOfAllOrNone', { minimumQuantity: 5, allOrNone: true }, {}],
    ['conditionalPostOnly', { allOrNone: true }, { postOnly: true }],
  ] as const)('are refused as %s', (code, terms, order) => {
    const book = new BookDesk();
    expect(book.buy('x', 10, 100, { ...order, book: terms })).toEqual(rejected(code));
    expect(book.engine.liveOrders).toBe(0);
  });

  it('are refused where a peak is less than a thousandth of the order', () => {
    const book = new BookDesk();
    const peak = { book: { displayQuantity: 3, displayRange: 2 } };
    expect(book.buy('x', 1001, 100, peak)).toEqual(rejected('displayTooSmall'));
    expect(book.buy('x', 1000, 100, peak)).toEqual(['x accepted', 'x rests']);
  });
});
