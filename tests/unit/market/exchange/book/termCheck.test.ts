import { describe, expect, it } from 'vitest';
import { SELL } from '../../../../../src/core/models/side.ts';
import { AssertionFailure } from '../../../../../src/core/utils/errors.ts';
import * as book from '../../../../../src/market/exchange/book/bookLayout.ts';
import * as level from '../../../../../src/market/exchange/book/levelLayout.ts';
import * as term from '../../../../../src/market/exchange/book/termLayout.ts';
import { BookDesk } from '../../../../support/bookDesk.ts';

interface State {
  readonly books: {
    readonly sides: Int32Array;
    readonly levels: { readonly records: Int32Array };
  };
  readonly terms: { readonly records: Int32Array; readonly dark: Int32Array };
}

/** An iceberg (slot 0), a hidden order (1), and an all-or-none order across a bid that is too small for it (2, 3). */
function desk(): BookDesk {
  const result = new BookDesk();
  result.sell('ice', 10, 102, { book: { displayQuantity: 3 } });
  result.sell('hidden', 5, 103, { book: { hidden: true } });
  result.sell('all', 10, 101, { book: { allOrNone: true } });
  result.buy('bid', 4, 101);
  return result;
}

const word = (slot: number, offset: number) => (slot << term.TERM_SHIFT) + offset;
/** Levels in the sequence in which they were taken. */
const HIDDEN_LEVEL = 2 * level.LEVEL_WORDS;

const DAMAGE: readonly (readonly [string, string, (state: State) => void])[] = [
  ['a peak of another size', 'peak', ({ terms }) => (terms.records[word(0, term.DISPLAY)] = 2)],
  ['less than nothing behind a peak', 'nothing', ({ terms }) => (terms.records[word(0, term.RESERVE)] = -1)],
  ['a reserve without a peak', 'reserve', ({ terms }) => (terms.records[word(1, term.RESERVE)] = 1)],
  ['lost terms', 'terms', ({ terms }) => (terms.records[word(0, term.VISIBLE)] = 0)],
  ['a lost instruction', 'terms say', ({ terms }) => (terms.records[word(1, term.INSTRUCTIONS)] = 0)],
  ['a wrong count', 'counts', ({ books }) => books.sides[(SELL << book.SIDE_SHIFT) + book.SPECIALS]++],
  ['an order that could trade', 'could trade', ({ terms }) => (terms.records[word(2, term.MINIMUM)] = 4)],
  [
    'a level in the other book',
    'another book',
    ({ books }) => (books.levels.records[HIDDEN_LEVEL + level.BOOK] ^= 2),
  ],
];

describe('the check of orders with terms', () => {
  it('passes what is sound', () => {
    const { engine } = desk();
    engine.restore(engine.snapshot());
    engine.check();
    expect(engine.termOrders).toBe(3);
  });

  it.each(DAMAGE)('finds %s', (_what, words, damage) => {
    const { engine } = desk();
    const state = engine.snapshot();
    damage(state as unknown as State);
    engine.restore(state);
    expect(() => engine.check()).toThrow(AssertionFailure);
    expect(() => engine.check()).toThrow(words);
  });

  it('says nothing of terms in the snapshot of a book that has none', () => {
    const { engine } = desk();
    for (const key of [1, 2, 3]) engine.cancel(key, 0);
    expect(Object.keys(engine.snapshot() as object)).toEqual(['books', 'lastOrderId']);
  });
});
