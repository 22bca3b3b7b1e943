import { describe, expect, it } from 'vitest';
import { FEED_RECORD, FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { RECORD_FIT, type RecordingRequest } from '../../../../../src/core/models/ports/recordings.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { RecordedOrders } from '../../../../../src/simulation/scenarios/recordings/recordedOrders.ts';

const { orderAdd, orderExecute, orderReduce, orderRemove, orderReplace, quote } = FEED_RECORD;
const REQUEST: RecordingRequest = {
  file: 'made.csv',
  book: '',
  format: '',
  symbol: '',
  fromNs: 0,
  tickSize: '0.01',
  lotSize: '1',
};

/** What orders of a file tell, line by line, in cents. */
function told(lines: readonly Partial<FeedRecord>[], request: Partial<RecordingRequest> = {}) {
  const record = new FeedRecord();
  let line = 0;
  const next = () => {
    if (line === lines.length) return false;
    Object.assign(record, new FeedRecord(), { timeNs: 1000 + line }, lines[line++]);
    return true;
  };
  const source = {
    record,
    symbols: ['AAA', 'BBB'],
    priceDecimals: 4,
    quantityDecimals: 0,
    where: () => ({ line }),
    next,
  };
  const orders = new RecordedOrders({ name: 'made.csv', source, next }, { ...REQUEST, ...request });
  const out: object[] = [];
  while (orders.next()) {
    const { kind, id, otherId, side, price, quantity, timeNs } = orders.record;
    out.push({ kind, id, otherId, side, price, quantity, timeNs, fit: orders.fit });
  }
  return { out, bid: orders.bid, ask: orders.ask };
}

const bid = (id: number, price: number, quantity: number) => ({
  kind: orderAdd,
  id,
  side: BUY,
  price,
  quantity,
});
const ask = (id: number, price: number, quantity: number) => ({
  kind: orderAdd,
  id,
  side: SELL,
  price,
  quantity,
});

describe('RecordedOrders', () => {
  it('tells side, price and quantity of the order that a line names, in ticks and lots', () => {
    const { out, bid: best } = told([
      bid(1, 999_900, 10),
      { kind: orderExecute, id: 1, quantity: 4 },
      { kind: orderReduce, id: 1, quantity: 2 },
      { kind: orderRemove, id: 1 },
    ]);
    expect(out.slice(1)).toMatchObject([
      { kind: orderExecute, side: BUY, price: 9999, quantity: 4, timeNs: 1 },
      { kind: orderReduce, side: BUY, price: 9999, quantity: 2, timeNs: 2 },
      { kind: orderRemove, side: BUY, price: 9999, quantity: 4, timeNs: 3 },
    ]);
    expect(best).toBe(0);
  });

  it('knows executions that jump the queue, orders that cross, and lines about nobody', () => {
    const { out } = told([
      ask(1, 1_000_000, 5),
      ask(2, 1_000_000, 5),
      { kind: orderExecute, id: 2, quantity: 1 },
      bid(3, 1_000_100, 5),
      { kind: orderExecute, id: 9, quantity: 1 },
      { kind: orderExecute, id: 1, quantity: 1 },
    ]);
    const { fits, outOfTurn, crosses, unknown } = RECORD_FIT;
    expect(out.map((line) => (line as { fit: number }).fit)).toEqual([
      fits,
      fits,
      outOfTurn,
      crosses,
      unknown,
      fits,
    ]);
  });

  it('keeps stock and side of an order that is replaced, and puts it last', () => {
    const { out } = told([
      bid(1, 990_000, 5),
      bid(2, 990_000, 5),
      { kind: orderReplace, id: 3, otherId: 1, price: 990_000, quantity: 7 },
      { kind: orderExecute, id: 2, quantity: 5 },
      { kind: orderExecute, id: 3, quantity: 7 },
    ]);
    expect(out[2]).toMatchObject({
      kind: orderReplace,
      id: 3,
      otherId: 1,
      side: BUY,
      price: 9900,
      quantity: 7,
    });
    expect(out.slice(3)).toMatchObject([{ fit: RECORD_FIT.fits }, { fit: RECORD_FIT.fits }]);
  });

  it('begins with what is in the book at the time asked for, in the order of its queues', () => {
    const lines = [bid(1, 990_000, 5), bid(2, 990_000, 6), ask(3, 1_010_000, 7), bid(4, 980_000, 8)];
    const { out } = told([...lines, { kind: orderReduce, id: 2, quantity: 1 }], { fromNs: 1004 });
    expect(out).toMatchObject([
      { id: 1, quantity: 5, timeNs: 0 },
      { id: 2, quantity: 6, timeNs: 0 },
      { id: 4, quantity: 8, timeNs: 0 },
      { id: 3, quantity: 7, timeNs: 0 },
      { kind: orderReduce, id: 2, quantity: 1, timeNs: 0 },
    ]);
  });

  it('takes one of several instruments, and asks which where nobody says', () => {
    const lines = [bid(1, 990_000, 5), { ...bid(2, 500_000, 6), symbol: 1 }];
    expect(told(lines, { symbol: 'BBB' }).out).toMatchObject([{ id: 2, price: 5000 }]);
    expect(() => told(lines)).toThrow('made.csv holds orders of AAA and BBB: name one');
    expect(() => told(lines, { symbol: 'CCC' })).toThrow('made.csv holds no order of CCC');
  });

  it.each([
    [
      'a price between two ticks',
      [bid(1, 999_950, 5)],
      'made.csv:1: price 999950 is no multiple of the tickSize',
    ],
    [
      'an id that is live',
      [bid(1, 990_000, 5), bid(1, 980_000, 5)],
      'made.csv:2: order id 1 is that of a live',
    ],
    ['quotes', [{ kind: quote, price: 1 }], 'made.csv holds quotes, depth or bars, no orders'],
    ['nothing', [], 'made.csv holds no order'],
  ])('refuses %s', (_name, lines, message) => {
    expect(() => told(lines)).toThrow(message);
  });
});
