import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { FeedBook } from '../../../src/market/exchange/book/feedBook.ts';
import { CentBooks } from '../../../src/simulation/scenarios/replay/centBooks.ts';

const CENT = 100;

const step = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  side: fc.constantFrom<Side>(BUY, SELL),
  cents: fc.integer({ min: 1, max: 4 }),
  /** Most prices are whole cents. */
  rest: fc.oneof({ arbitrary: fc.constant(0), weight: 9 }, { arbitrary: fc.constant(50), weight: 1 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  adds: fc.boolean(),
});

/** Every order of a side from best to worst, each queue in order. */
function orders(book: FeedBook, side: Side, unit: number): unknown[] {
  const found: unknown[] = [];
  for (let price = book.best(0, side); price > 0; price = book.nextLevel(0, side, price)) {
    for (let slot = book.firstInLevel(0, side, price); slot >= 0; slot = book.nextInLevel(slot))
      found.push([book.keyOf(slot), price * unit, book.leavesOf(slot)]);
  }
  return found;
}

describe('CentBooks', () => {
  it('holds what a book in 1/10 000 holds, whenever the first price comes that is no cent', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const books = new CentBooks();
        const plain = new FeedBook();
        books.addInstrument();
        plain.addInstrument();
        for (const { id, side, cents, rest, quantity, adds } of steps) {
          const price = cents * CENT + rest;
          if (adds) {
            const added = books.add(id, 0, side, price, quantity) >= 0;
            expect(added).toBe(plain.add(id, 0, side, price, quantity) >= 0);
          } else {
            expect(books.book.reduce(id, quantity)).toBe(plain.reduce(id, quantity));
          }
          for (const each of [BUY, SELL] as const)
            expect(orders(books.book, each, books.unitOf(0))).toEqual(orders(plain, each, 1));
        }
        books.book.check();
      }),
    );
  });
});
