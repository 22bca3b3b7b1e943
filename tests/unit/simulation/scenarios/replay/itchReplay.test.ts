import { describe, expect, it } from 'vitest';
import type { ItchMessage } from '../../../../../src/core/data/itch/itchMessage.ts';
import { ItchReader } from '../../../../../src/core/data/itch/itchReader.ts';
import {
  ItchReplay,
  type ItchReplayResult,
} from '../../../../../src/simulation/scenarios/replay/itchReplay.ts';
import { ItchFlow } from '../../../../support/itchFlow.ts';
import { itchBytes } from '../../../../support/itchMessages.ts';

const opening = new ItchFlow(1, { stocks: 2 }).opening();
const OPENING_BYTES = itchBytes(opening).length;
const FIRST = 'AX';
const at = (stockLocate: number) => ({ stockLocate, trackingNumber: 0, timeNs: 40_000e9 });
const add = (orderId: number, side = 'B', price = 500_000, shares = 100): ItchMessage => ({
  type: 'A',
  ...at(1),
  orderId,
  side,
  shares,
  stock: FIRST,
  price,
});
const execute = (orderId: number, executedShares: number): ItchMessage => ({
  type: 'E',
  ...at(1),
  orderId,
  executedShares,
  matchNumber: 1,
});

function replay(...messages: ItchMessage[]): ItchReplayResult {
  const reader = new ItchReader('day');
  const books = new ItchReplay(reader);
  reader.feed(itchBytes([...opening, ...messages]));
  reader.finish();
  while (reader.next()) books.apply();
  books.check();
  return books.result();
}

/** The kinds of anomaly that were met, with their count and the type of the first. */
function met(result: ItchReplayResult): unknown[] {
  return Object.entries(result.anomalies)
    .filter(([, { count }]) => count > 0)
    .map(([kind, { count, first }]) => [kind, count, first[0].type]);
}

const none = { orders: 0, quantity: 0, best: null };
const bids = (orders: number, quantity: number, price: number, atBest: number) => ({
  orders,
  quantity,
  best: { price, quantity: atBest },
});

describe('ItchReplay', () => {
  it('keeps each order through executions, cancels and a replacement, reference 0 included', () => {
    const result = replay(
      add(0),
      add(5),
      add(6, 'B', 500_100, 300),
      execute(0, 40),
      { type: 'X', ...at(1), orderId: 6, cancelledShares: 100 },
      {
        type: 'C',
        ...at(1),
        orderId: 6,
        executedShares: 50,
        matchNumber: 2,
        printable: 'N',
        executionPrice: 1,
      },
      { type: 'U', ...at(1), orderId: 5, newOrderId: 7, shares: 70, price: 500_050 },
      { type: 'D', ...at(1), orderId: 0 },
    );
    expect(met(result)).toEqual([]);
    expect(result.counts).toEqual({ S: 1, R: 2, A: 3, E: 1, C: 1, X: 1, D: 1, U: 1 });
    expect(result.symbols).toEqual([
      {
        symbol: FIRST,
        messages: 9,
        bids: bids(2, 220, 50.01, 150),
        asks: none,
        locked: false,
        crossed: false,
      },
      { symbol: 'BX', messages: 1, bids: none, asks: none, locked: false, crossed: false },
    ]);
  });

  it.each([
    ['locked', 500_000, { locked: true, crossed: false }],
    ['crossed', 499_900, { locked: false, crossed: true }],
  ])('tells a book that is %s', (_, price, state) => {
    expect(replay(add(1), add(2, 'S', price)).symbols[0]).toMatchObject(state);
  });

  it.each<[string, ItchMessage[], unknown[], object]>([
    [
      'an unknown order',
      [add(1), execute(2, 1), { type: 'D', ...at(1), orderId: 3 }],
      ['unknownOrder', 2, 'E'],
      bids(1, 100, 50, 100),
    ],
    [
      'a replacement of an unknown order',
      [add(1), { type: 'U', ...at(1), orderId: 9, newOrderId: 10, shares: 1, price: 1 }],
      ['unknownOrder', 1, 'U'],
      bids(1, 100, 50, 100),
    ],
    [
      'a reference that lives',
      [add(1), add(1, 'B', 600_000)],
      ['duplicateOrder', 1, 'A'],
      bids(1, 100, 50, 100),
    ],
    [
      'a replacement by one that lives',
      [add(1), add(2), { type: 'U', ...at(1), orderId: 1, newOrderId: 2, shares: 1, price: 1 }],
      ['duplicateOrder', 1, 'U'],
      bids(1, 100, 50, 100),
    ],
    [
      'more executed than was left',
      [add(1), add(2), execute(1, 101)],
      ['beyondLeaves', 1, 'E'],
      bids(1, 100, 50, 100),
    ],
    [
      'another stock’s name',
      [{ ...add(1), stock: 'AY' } as ItchMessage],
      ['otherStock', 1, 'A'],
      bids(1, 100, 50, 100),
    ],
    [
      'another stock’s locate code',
      [add(1), { ...execute(1, 60), stockLocate: 2 }],
      ['otherStock', 1, 'E'],
      bids(1, 40, 50, 40),
    ],
    [
      'a renamed stock',
      [add(1), { ...opening[1], stock: 'AY', timeNs: 40_000e9 } as ItchMessage],
      ['otherStock', 1, 'R'],
      bids(1, 100, 50, 100),
    ],
    [
      'time going back',
      [add(1), { ...add(2), timeNs: 39_999e9 }],
      ['timeBackwards', 1, 'A'],
      bids(2, 200, 50, 200),
    ],
  ])('counts %s and mends nothing', (_, messages, anomaly, expected) => {
    const result = replay(...messages);
    expect(met(result)).toEqual([anomaly]);
    expect(result.symbols[0].bids).toEqual(expected);
  });

  it('gives an order of a stock that is not listed a book of its own, under the name that the order has', () => {
    const result = replay(
      { ...add(1), stockLocate: 9, stock: 'NEW' } as ItchMessage,
      {
        ...opening[1],
        ...at(9),
        stock: 'NEWER',
      } as ItchMessage,
    );
    expect(met(result)).toEqual([['unlistedStock', 1, 'A']]);
    expect(result.symbols[2]).toMatchObject({ symbol: 'NEWER', bids: { orders: 1 } });
  });

  it('says where the first anomalies are', () => {
    const unknown = Array.from({ length: 9 }, (_, i) => execute(i + 1, 1));
    const { count, first } = replay(...unknown).anomalies.unknownOrder;
    expect(count).toBe(9);
    expect(first.map(({ byteOffset }) => byteOffset)).toEqual(
      [0, 1, 2, 3, 4].map((i) => OPENING_BYTES + 33 * i + 2),
    );
  });
});
