import { describe, expect, it } from 'vitest';
import { FeedTrades } from '../../../../../src/core/data/bars/feedTrades.ts';
import { FEED_RECORD, FeedRecord } from '../../../../../src/core/models/feedRecord.ts';

function tradesOf(records: readonly Partial<FeedRecord>[]) {
  const trades = new FeedTrades();
  const found: [number, number][] = [];
  for (const fields of records) {
    if (trades.take(Object.assign(new FeedRecord(), fields))) found.push([trades.price, trades.quantity]);
  }
  return { found, unpriced: trades.unpriced };
}

const { orderAdd, orderExecute, orderReduce, orderRemove, orderReplace, quote, trade } = FEED_RECORD;

describe('FeedTrades', () => {
  it('takes trades, and executions at the price of their order or at their own', () => {
    const { found, unpriced } = tradesOf([
      { kind: orderAdd, id: 1, price: 100, quantity: 10 },
      { kind: quote, price: 99, quantity: 5 },
      { kind: orderExecute, id: 1, quantity: 3 },
      { kind: orderExecute, id: 1, price: 98, quantity: 2 },
      { kind: orderReplace, otherId: 1, id: 2, price: 101, quantity: 5 },
      { kind: orderExecute, id: 2, quantity: 1 },
      { kind: trade, price: 97, quantity: 4 },
      { kind: trade, price: 97, quantity: 0 },
    ]);
    expect(found).toEqual([
      [100, 3],
      [98, 2],
      [101, 1],
      [97, 4],
    ]);
    expect(unpriced).toBe(0);
  });

  it('forgets orders that are gone, and counts executions without a price', () => {
    const { found, unpriced } = tradesOf([
      { kind: orderAdd, id: 1, price: 100, quantity: 10 },
      { kind: orderReduce, id: 1, quantity: 4 },
      { kind: orderExecute, id: 1, quantity: 6 },
      { kind: orderExecute, id: 1, quantity: 1 },
      { kind: orderAdd, id: 2, price: 100, quantity: 1 },
      { kind: orderRemove, id: 2, quantity: 0 },
      { kind: orderExecute, id: 2, quantity: 1 },
      { kind: orderExecute, id: 3, quantity: 1 },
    ]);
    expect(found).toEqual([[100, 6]]);
    expect(unpriced).toBe(3);
  });
});
