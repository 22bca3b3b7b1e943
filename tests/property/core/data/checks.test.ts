import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderCheck } from '../../../../src/core/data/checks/orderCheck.ts';
import { RecentIds } from '../../../../src/core/data/checks/recentIds.ts';
import { FEED_RECORD, type FeedRecord } from '../../../../src/core/models/feedRecord.ts';
import { ToyFeed } from '../../../support/toyFeed.ts';

const { orderAdd, orderExecute, orderReduce, orderRemove, orderReplace } = FEED_RECORD;

interface Live {
  readonly symbol: number;
  readonly side: number;
  readonly price: number;
  quantity: number;
}

/** The order check, as plainly as can be: every book is looked through after every event. */
class PlainOrderCheck {
  duplicates = 0;
  executions = 0;
  unknown = 0;
  crossed = 0;
  locked = 0;
  readonly #live = new Map<number, Live>();
  readonly #was = new Map<number, number>();

  see({ kind, id, otherId, symbol, side, price, quantity, last }: FeedRecord): void {
    const order = this.#live.get(kind === orderReplace ? otherId : id);
    if (kind === orderAdd) this.#enter(id, { symbol, side, price, quantity });
    else if (order === undefined) this.unknown++;
    if (kind === orderReplace) {
      this.#live.delete(otherId);
      this.#enter(id, { symbol, side: order?.side ?? side, price, quantity });
    } else if (kind === orderRemove) this.#live.delete(id);
    else if (kind !== orderAdd && order !== undefined) {
      if (quantity > order.quantity) this.executions++;
      order.quantity -= quantity;
      if (order.quantity <= 0) this.#live.delete(id);
    }
    if (last !== 0) this.#judge(symbol);
  }

  #enter(id: number, order: Live): void {
    if (this.#live.has(id)) this.duplicates++;
    this.#live.set(id, order);
  }

  #judge(symbol: number): void {
    const prices = (side: number) =>
      [...this.#live.values()]
        .filter((o) => o.symbol === symbol && o.side === side)
        .map(({ price }) => price);
    const distance = Math.max(...prices(0)) - Math.min(...prices(1));
    const state = distance > 0 ? 1 : distance === 0 ? 2 : 0;
    if (state !== (this.#was.get(symbol) ?? 0)) {
      if (state === 1) this.crossed++;
      if (state === 2) this.locked++;
    }
    this.#was.set(symbol, state);
  }
}

const id = fc.integer({ min: 1, max: 9 });
// A symbol has its own ids, as an exchange never moves an order from one to another.
const record = fc
  .record({
    kind: fc.constantFrom(orderAdd, orderAdd, orderExecute, orderReduce, orderRemove, orderReplace),
    id,
    otherId: id,
    symbol: fc.integer({ min: 0, max: 1 }),
    side: fc.integer({ min: 0, max: 1 }),
    price: fc.integer({ min: 1, max: 6 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    last: fc.constantFrom(1, 1, 0),
  })
  .map((each) => ({ ...each, id: each.id + each.symbol * 10, otherId: each.otherId + each.symbol * 10 }));

describe('checks of market data and their slow twins', () => {
  it('orders', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 80 }), (records) => {
        const feed = new ToyFeed(records);
        const check = new OrderCheck(feed, false);
        const plain = new PlainOrderCheck();
        while (feed.next()) {
          check.see(feed.record);
          plain.see(feed.record);
        }
        const counts = Object.fromEntries(check.counters.map((counter) => [counter.check, counter.count]));
        expect(counts).toEqual({
          duplicates: plain.duplicates,
          executions: plain.executions,
          'unknown-orders': plain.unknown,
          'crossed-book': plain.crossed,
          'locked-book': plain.locked,
          unchecked: 0,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('recent ids', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9 })));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), pairs, (capacity, seen) => {
        const recent = new RecentIds(capacity);
        const plain: string[] = [];
        for (const [symbol, each] of seen) {
          const key = `${symbol} ${each}`;
          const known = plain.includes(key);
          if (!known && plain.push(key) > capacity) plain.shift();
          expect(recent.seen(symbol, each)).toBe(known);
        }
      }),
    );
  });
});
