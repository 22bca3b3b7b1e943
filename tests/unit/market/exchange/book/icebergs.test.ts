import { describe, expect, it } from 'vitest';
import { BookDesk } from '../../../../support/bookDesk.ts';

const PEAK_3 = { book: { displayQuantity: 3 } };

function desk(): BookDesk {
  const result = new BookDesk();
  result.sell('ice', 10, 100, PEAK_3);
  result.sell('plain', 5, 100);
  return result;
}

describe('an iceberg', () => {
  it('shows its peak alone', () => {
    expect(desk().asks).toBe('3+5@100');
  });

  it('shows the next peak last at its price', () => {
    const book = desk();
    expect(book.buy('x', 4, 100)).toEqual([
      'x accepted',
      'x takes 3@100 from ice',
      'ice shows 3',
      'x takes 1@100 from plain',
    ]);
    expect(book.asks).toBe('4+3@100');
  });

  it('is met peak after peak by an order that sweeps its level, after the others', () => {
    const book = desk();
    expect(book.buy('x', 20, 100)).toEqual([
      'x accepted',
      'x takes 3@100 from ice',
      'ice shows 3',
      'x takes 5@100 from plain',
      'x takes 3@100 from ice',
      'ice shows 3',
      'x takes 3@100 from ice',
      'ice shows 1',
      'x takes 1@100 from ice',
      'x rests',
    ]);
    expect(book.bids).toBe('5@100');
  });

  it('keeps its place and its peak while a reduction comes from behind the peak', () => {
    const book = desk();
    expect(book.reduce('ice', 6)).toEqual(['ice reduced by 6']);
    expect(book.asks).toBe('3+5@100');
    expect(book.reduce('ice', 2)).toEqual(['ice reduced by 2', 'ice now shows 2']);
    expect(book.replace('ice', 'small', 1, 100)).toEqual([
      'ice replaced by small in place',
      'small now shows 1',
    ]);
    expect(book.asks).toBe('1+5@100');
  });

  it('loses its place by a larger quantity and shows a new peak', () => {
    const book = desk();
    book.buy('x', 1, 100);
    expect(book.replace('ice', 'more', 20, 100)).toEqual(['ice replaced by more afresh', 'more rests']);
    expect(book.asks).toBe('5+3@100');
    expect(book.replace('more', 'most', 3001, 100)).toEqual(['rejected: displayTooSmall']);
  });

  it('trades with its whole quantity when it takes', () => {
    const book = desk();
    expect(book.buy('taker', 18, 101, PEAK_3).slice(-2)).toEqual([
      'taker takes 1@100 from ice',
      'taker rests',
    ]);
    expect(book.bids).toBe('3@101');
  });

  it('counts whole for fill-or-kill, and an own one only up to where it would be met', () => {
    const book = new BookDesk();
    book.sell('ice', 10, 100, { ...PEAK_3, account: 1 });
    book.sell('own', 5, 100, { account: 2 });
    const whole = { account: 2, time: 'fok', selfTrade: 'cancelNewest' } as const;
    expect(book.buy('x', 4, 100, whole)).toEqual(['x accepted', 'x cancelled, 4 left: fillOrKill']);
    expect(book.buy('y', 3, 100, whole)).toEqual(['y accepted', 'y takes 3@100 from ice', 'ice shows 3']);
    expect(book.buy('z', 12, 100, { time: 'fok' })).toEqual([
      'z accepted',
      'z takes 5@100 from own',
      'z takes 3@100 from ice',
      'ice shows 3',
      'z takes 3@100 from ice',
      'ice shows 1',
      'z takes 1@100 from ice',
    ]);
  });

  it('is compared whole by self-trade prevention', () => {
    const book = new BookDesk();
    book.sell('ice', 10, 100, { ...PEAK_3, account: 1 });
    expect(book.buy('x', 8, 100, { account: 1, selfTrade: 'decrementAndCancel' })).toEqual([
      'x accepted',
      'ice reduced by 8',
      'ice now shows 2',
      'x cancelled, 8 left: selfTrade',
    ]);
  });

  it('leaves at another price under its own name', () => {
    const book = desk();
    expect(book.reprice('ice', 100)).toEqual([]);
    expect(book.reprice('ice', 101)).toEqual(['ice leaves 100 for 101', 'ice rests']);
    expect(book.asks).toBe('5@100 3@101');
  });

  it('draws peaks within its range, all of them, and each again from a snapshot', () => {
    const book = new BookDesk();
    book.sell('ice', 500, 100, { book: { displayQuantity: 5, displayRange: 2 } });
    const state = book.engine.snapshot();
    const peaks = () =>
      Array.from({ length: 60 }, (_, i) => {
        const shown = Number(book.asks.split('@')[0]);
        book.buy(`x${i}`, shown, 100);
        return shown;
      });
    const first = peaks();
    expect(new Set(first)).toEqual(new Set([3, 4, 5, 6, 7]));
    book.engine.restore(state);
    expect(peaks()).toEqual(first);
  });
});
