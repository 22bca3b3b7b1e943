import { describe, expect, it } from 'vitest';
import { FeedChecks } from '../../../../../src/core/data/checks/feedChecks.ts';
import type { Finding } from '../../../../../src/core/data/checks/finding.ts';
import { FEED_RECORD, type FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { ToyFeed } from '../../../../support/toyFeed.ts';

type Row = Partial<FeedRecord>;
const {
  bar,
  depth,
  depthClear,
  gap,
  orderAdd,
  orderExecute,
  orderReduce,
  orderRemove,
  orderReplace,
  quote,
  trade,
} = FEED_RECORD;

function findings(rows: readonly Row[], startsMidway = false): readonly Finding[] {
  const feed = new ToyFeed(rows);
  const checks = new FeedChecks(feed, startsMidway);
  while (feed.next()) checks.see();
  return checks.survey().findings;
}

/** `check count line words` of each finding's first place. */
function told(rows: readonly Row[], startsMidway = false): string[] {
  return findings(rows, startsMidway).map(
    ({ check, severity, count, places: [first] }) =>
      `${severity} ${check} ${count} at ${first?.line}: ${first?.words}`,
  );
}

const plainBar = { kind: bar, open: 10, high: 12, low: 9, close: 11, volume: 5 };
const bars = (days: readonly number[], more: Row = {}): Row[] =>
  days.map((day) => ({ ...plainBar, day, ...more }));
const level = (side: number, price: number, quantity: number, more: Row = {}): Row => ({
  kind: depth,
  side,
  price,
  quantity,
  ...more,
});
const order = (kind: number, id: number, quantity = 0, more: Row = {}): Row => ({
  kind,
  id,
  quantity,
  price: 100,
  ...more,
});

describe('checks of market data', () => {
  it('find nothing where nothing is wrong', () => {
    expect(
      told([
        order(orderAdd, 1, 10),
        order(orderExecute, 1, 4, { price: 0 }),
        order(orderReduce, 1, 2),
        order(orderReplace, 2, 8, { otherId: 1 }),
        order(orderRemove, 2),
        order(orderAdd, 2, 5),
        { kind: depthClear, sequence: 5, last: 0 },
        level(0, 100, 5, { sequence: 5, last: 0 }),
        level(1, 101, 5, { sequence: 5 }),
        level(0, 101, 2, { sequence: 6, last: 0 }),
        level(1, 101, 0, { sequence: 6, last: 0 }),
        level(1, 102, 3, { sequence: 6 }),
        { kind: quote, price: 100, otherPrice: 101 },
        { kind: quote, otherPrice: 101, otherQuantity: 1 },
        { kind: trade, price: 100, quantity: 1, id: 9, side: -1 },
        { kind: trade, price: 100, quantity: 1, id: 9, symbol: 1 },
        { kind: FEED_RECORD.status },
        plainBar,
      ]),
    ).toEqual([]);
  });

  it('tell each gap with what was expected', () => {
    expect(told([{ kind: gap, sequence: 12, otherId: 10 }])).toEqual([
      'error gaps 1 at 1: update 12 where 10 was expected',
    ]);
  });

  it('find what is told twice', () => {
    expect(told([plainBar, plainBar, { ...plainBar, symbol: 1 }])).toEqual([
      'warning duplicates 1 at 2: a second bar of the same time',
    ]);
    const one = { kind: trade, price: 1, quantity: 1, id: 7 };
    expect(told([one, { ...one, id: 8 }, one])).toEqual(['warning duplicates 1 at 3: trade id 7 again']);
    const update = level(0, 5, 1, { sequence: 3 });
    expect(told([{ ...update, last: 0 }, update, update])).toEqual([
      'warning duplicates 1 at 3: update id 3 again',
    ]);
    expect(told([order(orderAdd, 1, 5), order(orderAdd, 1, 5)])).toEqual([
      'error duplicates 1 at 2: order 1 is live',
    ]);
  });

  it('find time that goes back: a warning within a stream, a note between streams', () => {
    const at = (kind: number, day: number, timeNs: number, symbol = 0): Row => ({
      kind,
      day,
      timeNs,
      symbol,
      price: 1,
      otherPrice: 2,
      quantity: 1,
    });
    expect(told([at(trade, 1, 0), at(trade, 0, 5e9), at(trade, 0, 5e9)])).toEqual([
      'warning disorder 1 at 2: trades after 1970-01-02 00:00:00',
    ]);
    expect(told([at(trade, 1, 5), at(quote, 1, 4), at(trade, 1, 4, 1), at(trade, 1, 6)])).toEqual([
      'note interleaving 1 at 2: quotes after 1970-01-02 00:00:00.000000005',
    ]);
  });

  it('find books that become crossed or locked, once until they are not', () => {
    const crossing = [level(0, 100, 1), level(1, 99, 1), level(0, 100, 2), level(1, 99, 0)];
    expect(told([...crossing, level(1, 99, 1)])).toEqual(['warning crossed-book 2 at 2: bid 1, ask 0.99']);
    expect(told([level(0, 100, 1), level(1, 100, 1)])).toEqual(['note locked-book 1 at 2: both 1']);
  });

  it('find books of orders that become crossed, also by a replace', () => {
    const sell = (id: number, price: number): Row => order(orderAdd, id, 5, { side: 1, price });
    const rows = [
      order(orderAdd, 1, 5, { price: 100 }),
      sell(2, 103),
      order(orderReplace, 3, 5, { otherId: 2, price: 99 }),
    ];
    expect(told(rows)).toEqual(['warning crossed-book 1 at 3: bid 1, ask 0.99']);
    expect(told([...rows.slice(0, 2), order(orderExecute, 1, 5), sell(4, 99)])).toEqual([]);
    const inEvent = [order(orderAdd, 1, 5, { price: 100 }), order(orderAdd, 3, 5, { price: 90 })];
    const ending = [{ ...sell(2, 99), last: 0 }, order(orderRemove, 3)];
    expect(told([...inEvent, ...ending])).toEqual(['warning crossed-book 1 at 4: bid 1, ask 0.99']);
    expect(told([rows[0], { ...sell(2, 99), symbol: 1 }] as Row[])).toEqual([]);
  });

  it('do not judge a book inside an event, nor from a gap to the next snapshot', () => {
    const lone = { kind: gap, sequence: 9, otherId: 3 };
    const crossed = [level(0, 100, 1), level(1, 99, 1)];
    expect(told([level(0, 100, 1), level(1, 99, 1, { last: 0 }), level(0, 100, 0)])).toEqual([]);
    expect(told([lone, ...crossed])).toEqual(['error gaps 1 at 1: update 9 where 3 was expected']);
    expect(told([lone, ...crossed, { kind: depthClear, last: 0 }, ...crossed])).toHaveLength(2);
  });

  it('find crossed and locked quotes', () => {
    expect(told([{ kind: quote, price: 3, otherPrice: 2 }])).toEqual([
      'warning crossed-quotes 1 at 1: bid 0.03, ask 0.02',
    ]);
    expect(told([{ kind: quote, price: 3, otherPrice: 3 }])).toEqual([
      'note locked-quotes 1 at 1: both 0.03',
    ]);
  });

  it.each<[string, Row, string]>([
    ['a trade without price', { kind: trade, quantity: 1 }, 'prices 1 at 1: the price is 0'],
    ['a negative trade price', { kind: trade, quantity: 1, price: -5 }, 'prices 1 at 1: the price is -0.05'],
    ['a trade of nothing', { kind: trade, price: 1 }, 'quantities 1 at 1: the quantity is 0'],
    ['an order of nothing', order(orderAdd, 1, 0), 'quantities 1 at 1: the quantity is 0'],
    ['a level without price', level(0, 0, 5), 'prices 1 at 1: the price is 0'],
    ['a level below nothing', level(0, 5, -1), 'quantities 1 at 1: the quantity is -1'],
    ['a bid without price', { kind: quote, quantity: 5 }, 'prices 1 at 1: the bid price is 0'],
    ['a negative ask', { kind: quote, otherPrice: -1 }, 'prices 1 at 1: the ask price is -0.01'],
    ['a bar at zero', { ...plainBar, low: 0 }, 'prices 1 at 1: the lowest of open, high, low and close is 0'],
    ['a bar of less than nothing', { ...plainBar, volume: -1 }, 'quantities 1 at 1: the volume is -1'],
    ['a bar upside down', { ...plainBar, high: 8 }, 'bar-shape 1 at 1: high 8 is below low 9'],
    ['an open outside', { ...plainBar, open: 13 }, 'bar-shape 1 at 1: open 13 is outside 9 to 12'],
    ['a close outside', { ...plainBar, close: 8 }, 'bar-shape 1 at 1: close 8 is outside 9 to 12'],
  ])('find %s', (_, row, words) => {
    expect(told([row])).toEqual([`error ${words}`]);
  });

  it('find more executed than was open, and orders nobody entered', () => {
    const rows = [order(orderAdd, 1, 5), order(orderExecute, 1, 6), order(orderRemove, 1)];
    expect(told(rows)).toEqual([
      'error executions 1 at 2: 6 of order 1, which had 5 open',
      'error unknown-orders 1 at 3: order 1',
    ]);
    expect(told([order(orderReduce, 3, 1)], true)).toEqual(['note unknown-orders 1 at 1: order 3']);
    expect(told([order(orderReplace, 4, 1, { otherId: 3 }), order(orderExecute, 4, 1)])).toEqual([
      'error unknown-orders 1 at 1: order 3',
    ]);
  });

  it('note a missing bar, but no weekend, holiday or night', () => {
    const weeks = [4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 27, 28];
    expect(told(bars(weeks))).toEqual([]);
    expect(told(bars([...weeks, 36]))).toEqual([
      'note missing-bars 1 at 18: 691200 s after the bar before, where 86400 s prevail',
    ]);
    const ticks = Array.from({ length: 40 }, (_, i) => ({ ...plainBar, timeNs: i * i * 1e9 }));
    expect(told(ticks)).toEqual([]);
    const minutes = [...Array(60).keys()].map((minute) => ({ ...plainBar, timeNs: minute * 60e9 }));
    const nextDay = minutes.map((row) => ({ ...row, day: 1 }));
    expect(told([...minutes, ...nextDay])).toEqual([]);
    expect(told(minutes.filter((_, i) => i % 9 !== 4))).toEqual([]);
    expect(told(minutes.filter((_, i) => i !== 45))).toEqual([
      'note missing-bars 1 at 46: 120 s after the bar before, where 60 s prevail',
    ]);
  });

  it('keep the first five places and count the rest', () => {
    const [found] = findings(Array.from({ length: 100 }, () => ({ kind: trade, price: 0, quantity: 1 })));
    expect(found).toMatchObject({ count: 100, title: 'prices are zero or negative' });
    expect(found?.places.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  it('count records by kind, and know the earliest and latest time', () => {
    const feed = new ToyFeed([
      { kind: trade, day: 2, timeNs: 5 },
      plainBar,
      { kind: trade, day: 2, timeNs: 4 },
    ]);
    const checks = new FeedChecks(feed, false);
    expect(checks.survey().facts).toMatchObject({ records: 0, first: null, last: null });
    while (feed.next()) checks.see();
    expect(checks.survey().facts).toEqual({
      records: 3,
      kinds: { trade: 2, bar: 1 },
      symbols: ['A', 'B'],
      priceDecimals: 2,
      quantityDecimals: 0,
      first: { day: 0, timeNs: 0 },
      last: { day: 2, timeNs: 5 },
    });
  });

  it('tell where a file stops being readable', () => {
    const checks = new FeedChecks(new ToyFeed([]), false);
    checks.fail(new BaseError('DATA_TRUNCATED', 'f:7: it ends', { facts: { line: 7 } }));
    checks.fail(new BaseError('DATA_CORRUPT', 'f: it does not unpack', { facts: { byteOffset: 3 } }));
    const { findings: found } = checks.survey();
    expect(found.map(({ check, places }) => [check, places[0]?.line, places[0]?.byteOffset])).toEqual([
      ['unreadable', 7, undefined],
      ['unreadable', undefined, 3],
    ]);
  });
});
