import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../../../src/core/models/units.ts';
import { FeedBook } from '../../../../../src/market/exchange/book/feedBook.ts';

const INSTRUMENTS = 2;

type Step =
  | {
      readonly do: 'add' | 'addAtHead';
      readonly id: number;
      readonly instrument: number;
      readonly side: Side;
      readonly price: number;
      readonly quantity: number;
    }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'reduce'; readonly id: number; readonly quantity: number };

interface Order {
  readonly id: number;
  readonly instrument: number;
  readonly side: Side;
  readonly price: number;
  quantity: number;
}

/** The obvious feed book: a list in the sequence of arrival, to which a newcomer goes in front or at the end. */
class ListBook {
  orders: Order[] = [];

  /** Gives what the fast book gives, a slot apart: 1 for an order that was taken. */
  apply(step: Step): number {
    const found = this.orders.find((order) => order.id === step.id);
    if (step.do === 'add' || step.do === 'addAtHead') {
      if (found !== undefined) return -1;
      const { do: where, ...order } = step;
      if (where === 'add') this.orders.push(order);
      else this.orders.unshift(order);
      return 1;
    }
    if (found === undefined) return -1;
    const taken = step.do === 'remove' ? found.quantity : Math.min(found.quantity, step.quantity);
    found.quantity -= taken;
    if (found.quantity === 0) this.orders = this.orders.filter((order) => order !== found);
    return step.do === 'remove' ? taken : found.quantity;
  }

  /** One side as `[id, price, quantity]`, best price first. */
  side(instrument: number, side: Side): number[][] {
    return this.orders
      .filter((order) => order.instrument === instrument && order.side === side)
      .sort((a, b) => (side === BUY ? b.price - a.price : a.price - b.price))
      .map(({ id, price, quantity }) => [id, price, quantity]);
  }
}

function apply(book: FeedBook, step: Step): number {
  switch (step.do) {
    case 'remove':
      return book.remove(step.id);
    case 'reduce':
      return book.reduce(step.id, step.quantity);
    default: {
      const { id, instrument, side, price, quantity } = step;
      return book[step.do](id, instrument, side, price, quantity) < 0 ? -1 : 1;
    }
  }
}

function sideOf(book: FeedBook, instrument: number, side: Side): number[][] {
  const rows: number[][] = [];
  for (
    let price = book.best(instrument, side);
    price !== 0;
    price = book.nextLevel(instrument, side, price)
  ) {
    let total = 0;
    for (let slot = book.firstInLevel(instrument, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
      rows.push([book.keyOf(slot), price, book.leavesOf(slot)]);
      total += book.leavesOf(slot);
    }
    expect(book.levelQuantity(instrument, side, price)).toBe(total);
  }
  return rows;
}

const id = fc.integer({ min: -25, max: 25 }).map((n) => (n === 0 ? 2 ** 45 : n % 3 === 0 ? n * 2 ** 32 : n));
const price = fc.oneof(
  fc.integer({ min: 60, max: 68 }),
  fc.integer({ min: 1, max: MAX_TICKS }),
  fc.integer({ min: 0, max: 30 }).map((bit) => 2 ** bit),
);
const quantity = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: MAX_LOTS }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('add' as const, 'add' as const, 'addAtHead' as const),
      id,
      instrument: fc.integer({ min: 0, max: INSTRUMENTS - 1 }),
      side: fc.constantFrom<Side>(BUY, SELL),
      price,
      quantity,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reduce' as const), id, quantity }) },
);

describe('the feed book', () => {
  it('shows what a plain list of orders shows, after every step', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 120, size: 'max' }), (steps) => {
        const fast = new FeedBook({ orders: 2 });
        for (let i = 0; i < INSTRUMENTS; i++) fast.addInstrument();
        const list = new ListBook();
        for (const one of steps) {
          expect(apply(fast, one)).toBe(list.apply(one));
          for (let i = 0; i < INSTRUMENTS; i++) {
            expect(sideOf(fast, i, BUY)).toEqual(list.side(i, BUY));
            expect(sideOf(fast, i, SELL)).toEqual(list.side(i, SELL));
          }
          fast.check();
        }
        expect(fast.liveOrders).toBe(list.orders.length);
      }),
      { numRuns: 60 },
    );
  });
});
