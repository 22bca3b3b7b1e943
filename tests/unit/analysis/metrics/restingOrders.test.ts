import { describe, expect, it } from 'vitest';
import {
  type LiveOrder,
  type OrderExit,
  RestingOrders,
} from '../../../../src/analysis/metrics/restingOrders.ts';
import { EXECUTION_EVENT } from '../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../src/core/models/messages/marketData.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { orderLines } from '../../../support/orderLines.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

/** A book with what it told: quantity by price, and the orders that left. */
function watchedBook() {
  const levels = new Map<number, number>();
  const left: (LiveOrder & { readonly time: number; readonly exit: OrderExit })[] = [];
  const book = new RestingOrders({
    depthChanged(_, price, lots) {
      const sum = (levels.get(price) ?? 0) + lots;
      if (sum === 0) levels.delete(price);
      else levels.set(price, sum);
    },
    orderLeft: ({ time }, order, exit) => left.push({ ...order, time, exit }),
  });
  const apply = (
    time: number,
    event: keyof typeof EXECUTION_EVENT,
    orderId: number,
    price: number,
    quantity: number,
    leaves: number,
    side: number = BUY,
  ) => {
    const code = EXECUTION_EVENT[event];
    book.apply({
      time,
      events: time,
      account: 1,
      event: code,
      orderId,
      side,
      price,
      quantity,
      leaves,
      reference: 0,
    });
  };
  return { book, levels, left, apply };
}

describe('RestingOrders', () => {
  it('follows orders through fills, reductions, cancels and replaces', () => {
    const { book, levels, apply } = watchedBook();
    apply(1, 'accepted', 1, 100, 10, 10);
    apply(2, 'accepted', 2, 100, 5, 5);
    apply(3, 'filledMaker', 1, 100, 4, 6);
    apply(4, 'replaced', 2, 101, 8, 8);
    apply(5, 'replacedInPlace', 2, 101, 7, 7);
    apply(6, 'reduced', 2, 101, 2, 5);
    apply(7, 'accepted', 3, 90, 3, 3);
    apply(8, 'cancelled', 3, 90, 3, 0);
    apply(9, 'rejected', 0, 95, 9, 0);
    expect(book.liveOrders).toBe(2);
    expect([...levels]).toEqual([
      [100, 6],
      [101, 5],
    ]);
    expect([book.ordersAt(BUY, 100), book.ordersAt(BUY, 101), book.ordersAt(SELL, 100)]).toEqual([1, 1, 0]);
  });

  it('ignores orders it never saw accepted', () => {
    const { levels, apply } = watchedBook();
    apply(1, 'filledMaker', 9, 100, 1, 4);
    apply(1, 'replaced', 9, 100, 1, 4);
    expect(levels.size).toBe(0);
  });

  it('shows the fill price of a taker nowhere: it leaves its own price', () => {
    const { levels, apply } = watchedBook();
    apply(1, 'accepted', 1, 105, 10, 10);
    apply(1, 'filledTaker', 1, 101, 4, 6);
    expect([...levels]).toEqual([[105, 6]]);
  });

  it('tells what stood ahead of an order when it came to its price, and how it left it', () => {
    const { book, left, apply } = watchedBook();
    apply(1, 'accepted', 1, 100, 10, 10);
    apply(2, 'accepted', 2, 100, 5, 5);
    apply(3, 'accepted', 3, 100, 7, 7, SELL);
    book.touch(100, 103);
    apply(4, 'accepted', 4, 99, 1, 1);
    apply(5, 'replaced', 1, 99, 3, 3);
    apply(6, 'filledMaker', 2, 100, 5, 0);
    apply(7, 'cancelled', 1, 99, 3, 0);
    expect(left.map((o) => [o.exit, o.time - o.since, o.ordersAhead, o.lotsAhead, o.atTouch])).toEqual([
      ['moved', 4, 0, 0, true],
      ['filled', 4, 1, 10, true],
      ['cancelled', 2, 1, 1, false],
    ]);
  });

  it('waits for the cancel of an order that self-trade prevention took whole', () => {
    const { book, left, apply } = watchedBook();
    apply(1, 'accepted', 1, 100, 10, 10);
    apply(2, 'reduced', 1, 100, 10, 0);
    expect([book.liveOrders, book.ordersAt(BUY, 100)]).toEqual([1, 1]);
    apply(2, 'cancelled', 1, 100, 0, 0);
    expect([book.liveOrders, book.ordersAt(BUY, 100), left[0].exit]).toEqual([0, 0, 'cancelled']);
  });
});

describe('RestingOrders of a whole market', () => {
  it('holds at every quote what the venue quoted, and nothing between the best prices', () => {
    const { book, levels } = watchedBook();
    const { log } = syntheticRun(3000);
    const lines = orderLines(log).values();
    let quotes = 0;
    let line = lines.next();
    log.forEach((entry) => {
      for (; !line.done && line.value.events <= entry.events; line = lines.next()) book.apply(line.value);
      if (entry.kind !== Quote.id) return;
      const [bid, ask] = [entry.get(Quote.bidPrice), entry.get(Quote.askPrice)];
      expect(levels.get(bid) ?? 0).toBe(entry.get(Quote.bidQuantity));
      expect(levels.get(ask) ?? 0).toBe(entry.get(Quote.askQuantity));
      expect(book.ordersAt(BUY, bid) > 0).toBe(bid > 0);
      if (ask > 0) expect([...levels.keys()].filter((price) => price > bid && price < ask)).toEqual([]);
      quotes++;
    });
    expect(quotes).toBeGreaterThan(500);
  });
});
