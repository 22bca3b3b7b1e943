import { describe, expect, it } from 'vitest';
import { binanceFormat } from '../../../../../src/core/data/l2/binanceFormat.ts';
import type { BinanceReader } from '../../../../../src/core/data/l2/binanceReader.ts';
import type { FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { feedLines, readFeed } from '../../../../support/feedText.ts';

const DECIMALS = { priceDecimals: 0, quantityDecimals: 0 };
const lines = (messages: readonly string[], options = {}) =>
  feedLines(binanceFormat, messages.join('\n'), { ...DECIMALS, ...options });

const update = (first: number, last: number, bids = '["10","1"]', symbol = 'X') =>
  `{"e":"depthUpdate","E":1,"s":"${symbol}","U":${first},"u":${last},"b":[${bids}],"a":[]}`;
const futures = (first: number, last: number, previous: number) =>
  `{"e":"depthUpdate","E":1,"T":1,"s":"X","U":${first},"u":${last},"pu":${previous},"b":[["10","1"]],"a":[]}`;
const snapshot = (id: number) => `{"lastUpdateId":${id},"bids":[["9","1"]],"asks":[["11","2"]]}`;
const SNAPSHOT_LINES = (line: number, id: number) => [
  `${line} depthClear X ${id}`,
  `${line} depth X ${id} bid 9 1`,
  `${line} depth X ${id} ask 11 2 last`,
];

describe('BinanceReader: messages', () => {
  it('reads raw and combined messages, with and without a receive time', () => {
    const records: FeedRecord[] = [];
    const text = [
      '1723161254087891268 {"stream":"btcusdt@bookTicker","data":{"u":5,"s":"BTCUSDT","b":"61837.63","B":"3.5","a":"61837.64","A":"1"}}',
      '1723161254087896568 {"e":"trade","E":1723161255343,"s":"BTCUSDT","t":7,"p":"61837.63","q":"0.02","T":1,"m":true,"M":true}',
      '{"e":"aggTrade","E":1723161255343,"s":"ETHUSDT","a":26129,"p":"0.01633102","q":"4.70443515","f":1,"l":2,"T":1,"m":false}',
      '{"e":"bookTicker","u":9,"E":1723161255344,"T":1,"s":"ETHUSDT","b":"1","B":"2","a":"3","A":"4"}',
    ].join('\r\n');
    readFeed(binanceFormat, text, (record) => records.push({ ...record }));
    expect(records).toMatchObject([
      { kind: 7, symbol: 0, day: 19943, timeNs: 86_054_087_891_268, sequence: 5, price: 6_183_763_000_000 },
      { kind: 8, symbol: 0, id: 7, side: 1, price: 6_183_763_000_000, quantity: 2_000_000, sequence: 0 },
      { kind: 8, symbol: 1, id: 26129, side: 0, price: 1_633_102, quantity: 470_443_515 },
      { kind: 7, symbol: 1, sequence: 9, day: 19943, timeNs: 86_055_344_000_000, otherQuantity: 400_000_000 },
    ]);
    expect(records[0]).toMatchObject({ quantity: 350_000_000, otherPrice: 6_183_764_000_000 });
  });

  it('knows event times in microseconds', () => {
    const times: number[][] = [];
    const at = (text: string, time: string) => text.replace('"E":1', `"E":${time}`);
    const text = [snapshot(1), at(update(1, 2), '1723161255343'), at(update(3, 3), '1723161255343001')];
    readFeed(binanceFormat, text.join('\n'), ({ day, timeNs }) => times.push([day, timeNs]));
    expect(times.slice(-2)).toEqual([
      [19943, 86_055_343_000_000],
      [19943, 86_055_343_001_000],
    ]);
  });

  it('reads a snapshot of 5000 levels a side in small chunks, and refuses a line without end', () => {
    const side = (from: number) =>
      Array.from({ length: 5000 }, (_, i) => `["${from + i}.00000000","1.00000000"]`);
    const text = `{"lastUpdateId":1,"s":"X","bids":[${side(1)}],"asks":[${side(9000)}]}`;
    expect(text.length).toBeGreaterThan(1 << 17);
    expect(feedLines(binanceFormat, text, {}, 1000)).toHaveLength(10_001);
    const reader = binanceFormat.open('feed', {});
    const chunk = new Uint8Array(1 << 20).fill(0x5b);
    const feedForever = () => {
      for (let i = 0; i < 100; i++) {
        reader.feed(chunk);
        reader.next();
      }
    };
    expect(feedForever).toThrow(/feed:1: the line is longer than 16777216 bytes/);
  });

  it('gives the same records whatever the chunks', () => {
    const text = [update(1, 4), snapshot(2), update(5, 6), '{"result":null,"id":1}', update(9, 9)].join('\n');
    const whole = feedLines(binanceFormat, text);
    for (const bytes of [1, 7, 64]) expect(feedLines(binanceFormat, text, {}, bytes)).toEqual(whole);
  });

  it('takes partial depth streams as snapshots, by the symbol of the stream', () => {
    expect(
      lines([
        '{"stream":"btcusdt@depth5","data":{"lastUpdateId":3,"bids":[["9","1"]],"asks":[]}}',
        '{"stream":"btcusdt@depth10@100ms","data":{"e":"depthUpdate","s":"BTCUSDT","U":4,"u":5,"pu":3,"b":[],"a":[["12","1"]]}}',
      ]),
    ).toEqual([
      '1 depthClear BTCUSDT 3',
      '1 depth BTCUSDT 3 bid 9 1 last',
      '2 depthClear BTCUSDT 5',
      '2 depth BTCUSDT 5 ask 12 1 last',
    ]);
  });

  it('tells of other events, and passes over answers to requests', () => {
    const kline = '{"e":"kline","E":5,"s":"X","k":{"t":[1,{"deep":null}],"x":false}}';
    expect(lines([kline, '{"result":null,"id":3}', '', '{"stream":"x@y","data":[1]}'])).toEqual([
      '1 status X 0',
      '4 status X 0',
    ]);
  });
});

describe('BinanceReader: spot sequence', () => {
  it('holds updates until the snapshot, drops what it covers, and goes on', () => {
    const text = [update(1, 4), update(5, 7), update(8, 9), snapshot(5), update(10, 12), update(13, 13, '')];
    expect(lines(text)).toEqual([
      ...SNAPSHOT_LINES(4, 5),
      '2 depth X 7 bid 10 1 last',
      '3 depth X 9 bid 10 1 last',
      '5 depth X 12 bid 10 1 last',
      '6 status X 13',
    ]);
    const reader = readFeed(binanceFormat, text.join('\n'), () => {}) as BinanceReader;
    expect(reader.syncCounts(0)).toMatchObject({ held: 3, dropped: 1, staleSnapshots: 0 });
  });

  it('gives a snapshot that comes first to the first symbol with updates', () => {
    expect(lines([snapshot(5), update(5, 7)])).toEqual([
      ...SNAPSHOT_LINES(1, 5),
      '2 depth X 7 bid 10 1 last',
    ]);
    expect(lines([snapshot(5)], { symbol: 'Y' })[0]).toBe('1 depthClear Y 5');
    const ticker = '{"u":9,"s":"Z","b":"1","B":"2","a":"3","A":"4"}';
    expect(lines([snapshot(5), ticker])).toContain('1 depthClear Z 5');
  });

  it('tells a gap, holds what follows, and tells each later gap too', () => {
    const text = [snapshot(5), update(6, 7), update(9, 9), update(10, 10), update(15, 15), update(16, 16)];
    expect(lines([...text, snapshot(15), update(17, 20)])).toEqual([
      ...SNAPSHOT_LINES(1, 5),
      '2 depth X 7 bid 10 1 last',
      '3 gap X 9 8',
      '5 gap X 15 11',
      ...SNAPSHOT_LINES(7, 15),
      '6 depth X 16 bid 10 1 last',
      '8 depth X 20 bid 10 1 last',
    ]);
  });

  it('tells a gap where the snapshot is older than what waited, and where the first update comes late', () => {
    expect(lines([update(10, 12), snapshot(5)])).toEqual([...SNAPSHOT_LINES(2, 5), '1 gap X 10 6']);
    expect(lines([snapshot(5), update(10, 12)])).toEqual([...SNAPSHOT_LINES(1, 5), '2 gap X 10 6']);
  });

  it('does not take a snapshot from before a gap, and tells the gap once', () => {
    const text = [
      snapshot(5),
      update(6, 7),
      update(9, 9),
      snapshot(6),
      snapshot(7),
      snapshot(8),
      update(10, 10),
    ];
    expect(lines(text).slice(3)).toEqual([
      '2 depth X 7 bid 10 1 last',
      '3 gap X 9 8',
      '4 status X 6',
      '5 status X 7',
      ...SNAPSHOT_LINES(6, 8),
      '3 depth X 9 bid 10 1 last',
      '7 depth X 10 bid 10 1 last',
    ]);
    const perpetual = [snapshot(8), futures(7, 9, 4), futures(20, 21, 15), snapshot(14), snapshot(15)];
    expect(lines(perpetual).slice(4)).toEqual([
      '3 gap X 15 9',
      '4 status X 14',
      ...SNAPSHOT_LINES(5, 15),
      '3 depth X 21 bid 10 1 last',
    ]);
  });

  it('shows the same update twice, and not an older one', () => {
    const text = [
      snapshot(5),
      update(6, 7),
      update(6, 7),
      update(8, 8),
      update(6, 7),
      snapshot(6),
      snapshot(9),
    ];
    expect(lines(text).slice(3)).toEqual([
      '2 depth X 7 bid 10 1 last',
      '3 depth X 7 bid 10 1 last',
      '4 depth X 8 bid 10 1 last',
      '5 status X 7',
      '6 status X 6',
      ...SNAPSHOT_LINES(7, 9),
    ]);
  });

  it('keeps each symbol in its own sequence', () => {
    const named = (id: number, symbol: string) =>
      `{"s":"${symbol}","lastUpdateId":${id},"bids":[],"asks":[["5","1"]]}`;
    const text = [named(5, 'X'), named(90, 'Y'), update(6, 7), update(95, 96, '', 'Y'), update(8, 8)];
    expect(lines(text)).toEqual([
      '1 depthClear X 5',
      '1 depth X 5 ask 5 1 last',
      '2 depthClear Y 90',
      '2 depth Y 90 ask 5 1 last',
      '3 depth X 7 bid 10 1 last',
      '4 gap Y 95 91',
      '5 depth X 8 bid 10 1 last',
    ]);
    expect(() => lines([...text, snapshot(9)])).toThrow(/feed:6: s is missing.*several symbols/);
  });
});

describe('BinanceReader: futures sequence', () => {
  it('follows the id of the update before', () => {
    const text = [futures(1, 4, 0), futures(7, 9, 4), snapshot(8), futures(15, 20, 9), futures(30, 31, 25)];
    expect(lines(text)).toEqual([
      ...SNAPSHOT_LINES(3, 8),
      '2 depth X 9 bid 10 1 last',
      '4 depth X 20 bid 10 1 last',
      '5 gap X 25 20',
    ]);
  });

  it('takes an update that ends with the snapshot or follows it at once', () => {
    expect(lines([snapshot(8), futures(7, 8, 4), futures(15, 20, 8)]).slice(3)).toEqual([
      '2 depth X 8 bid 10 1 last',
      '3 depth X 20 bid 10 1 last',
    ]);
    expect(lines([snapshot(8), futures(15, 20, 8)]).slice(3)).toEqual(['2 depth X 20 bid 10 1 last']);
    expect(lines([snapshot(8), futures(15, 20, 12)]).slice(3)).toEqual(['2 gap X 12 8']);
  });
});

describe('BinanceReader: memory', () => {
  it('lets only so many updates wait', () => {
    const reader = binanceFormat.open('feed', DECIMALS) as BinanceReader;
    const encoder = new TextEncoder();
    const many = Array.from({ length: 30_000 }, (_, i) => `["${i + 1}","1"]`).join(',');
    for (let id = 1; id <= 50; id++) {
      reader.feed(encoder.encode(`${update(id, id, many)}\n`));
      while (reader.next()) expect.fail('nothing is to be told before the snapshot');
    }
    const { held, dropped } = reader.syncCounts(0) ?? expect.fail('the symbol has depth');
    expect(held).toBe(50);
    expect(dropped).toBeGreaterThan(10);
    expect(dropped).toBeLessThan(20);
  });
});

describe('BinanceReader: broken lines', () => {
  it.each([
    ['text that is not JSON', 'hello', /feed:1: column 1: the line is not an object: found 'hello'/],
    ['two messages on one line', '{"e":"x"} {"e":"x"}', /followed by more than one line holds/],
    ['an object that is no message', '{"x":1}', /neither an event \(e\) nor a snapshot/],
    ['a price that is none', update(1, 2, '["1o","1"]'), /feed:1: b is not a number: found '1o'/],
    ['a negative quantity', update(1, 2, '["1","-1"]'), /b is not a number: found '-1'/],
    ['a level without a quantity', update(1, 2, '["1"]'), /b holds a level without a quantity/],
    ['too many decimals', update(1, 2, '["1.5","1"]'), /b has more than 0 decimals: found '1.5'/],
    ['ids in the wrong order', update(3, 2), /U is behind u \(2\): found 3/],
    ['an id that is not whole', update(3, 2).replace('"U":3', '"U":2.5'), /U has more than 0 decimals/],
    ['an id beyond 2^53', update(3, 2).replace('"U":3', '"U":9007199254740993'), /U is too large/],
    ['a missing id', '{"e":"depthUpdate","s":"X","u":1,"b":[],"a":[]}', /no field U/],
    ['a missing symbol', '{"e":"trade","t":1,"p":"1","q":"1","m":true}', /s is missing/],
    ['a symbol with a space', update(1, 2, '', 'X Y'), /the symbol is not a symbol of .*found 'X Y'/],
    ['a short receive time', `1723161254 ${snapshot(1)}`, /feed:1: the receive time is not nanoseconds/],
    [
      'an end inside a message',
      '{"e":"trade","t":1,"p":"1',
      /holds a text that does not end.*end of the file/,
    ],
    ['deep nesting', `{"k":${'['.repeat(100)}`, /nests deeper than 32/],
    ['a snapshot of nobody', snapshot(1), /feed:1: s is missing/],
  ])('refuses %s', (_, text, message) => {
    expect(() => lines([text])).toThrow(message);
  });

  it('names place and remedy as data', () => {
    let thrown: unknown;
    try {
      lines([snapshot(1), update(1, 2, '["1.5","1"]')]);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(BaseError);
    expect(thrown).toMatchObject({
      code: 'DATA_INVALID_FIELD',
      facts: { file: 'feed', line: 2, field: 'b', found: '1.5' },
      advice: 'Choose more decimal places with --price-decimals.',
    });
  });
});

describe('binanceFormat', () => {
  const sample = (text: string) => ({ name: 'x', head: new TextEncoder().encode(text), whole: true });

  it('knows its messages', () => {
    for (const text of [update(1, 2), snapshot(1), `1723161254087891268 ${snapshot(1)}`]) {
      expect(binanceFormat.ruledOut(sample(text))).toBeUndefined();
    }
    expect(binanceFormat.ruledOut(sample('a,b\n1,2\n'))).toMatch(/no line of JSON/);
    expect(binanceFormat.ruledOut(sample('{"channel":"l2Book","data":{}}'))).toMatch(/no message with/);
  });
});
