import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hyperliquidFormat } from '../../../../../src/core/data/l2/hyperliquidFormat.ts';
import type { FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { feedLines, readFeed } from '../../../../support/feedText.ts';
import { describeReference } from '../../../../support/reference.ts';

const lines = (text: string) => feedLines(hyperliquidFormat, text, { priceDecimals: 1, quantityDecimals: 1 });

const book = (levels: string) =>
  `{"channel":"l2Book","data":{"coin":"BTC","levels":${levels},"time":1737918843542}}`;
const trade = (fields: string) =>
  `{"channel":"trades","data":[{"coin":"ETH","hash":"0x1",${fields},"users":["a","b"]}]}`;

describe('HyperliquidReader', () => {
  it('reads books, trades and best prices, with and without a receive time', () => {
    const text = [
      `1737918843893903000 ${book('[[{"n":5,"px":"10.5","sz":"3"},{"px":"10","sz":"0.5","n":1}],[{"px":"11","sz":"1","n":2}]]')}`,
      trade('"px":"10.5","side":"B","sz":"2","tid":7,"time":5'),
      '{"channel":"bbo","data":{"coin":"BTC","time":6,"bbo":[null,{"px":"11","sz":"1","n":1}]}}',
      '{"channel":"subscriptionResponse","data":{"method":"subscribe"}}',
      '{"data":{"time":7,"levels":[[],[]],"coin":"BTC"},"channel":"l2Book"}',
    ].join('\n');
    expect(lines(text)).toEqual([
      '1 depthClear BTC 0',
      '1 depth BTC 0 bid 105 30',
      '1 depth BTC 0 bid 100 5',
      '1 depth BTC 0 ask 110 10 last',
      '2 trade ETH 7 0 105 20',
      '3 quote BTC 0 0 0 110 10',
      '5 depthClear BTC 0 last',
    ]);
  });

  it('takes the time of the exchange', () => {
    const records: FeedRecord[] = [];
    readFeed(hyperliquidFormat, book('[[],[]]'), (record) => records.push({ ...record }));
    expect(records).toMatchObject([{ day: 20114, timeNs: 69_243_542_000_000 }]);
  });

  it.each([
    ['a message without a channel', '{"data":{}}', /feed:1: the message has no channel/],
    [
      'a book without levels',
      '{"channel":"l2Book","data":{"coin":"X","time":1}}',
      /does not hold bids and asks/,
    ],
    ['a book of three sides', book('[[],[],[]]'), /does not hold bids and asks/],
    ['a level without a size', book('[[{"px":"1"}],[]]'), /levels holds a level without px or sz/],
    ['a price that is none', book('[[{"px":"x","sz":"1"}],[]]'), /feed:1: px is not a number: found 'x'/],
    ['a trade of no side', trade('"px":"1","sz":"1","side":"C","tid":1,"time":1'), /side is neither B nor A/],
    ['a trade without a price', trade('"sz":"1","side":"A","tid":1,"time":1'), /holds a trade without px/],
    ['no data', '{"channel":"trades"}', /has no data/],
    ['no coin', '{"channel":"l2Book","data":{"time":1,"levels":[[],[]]}}', /has no coin/],
    ['no time', '{"channel":"l2Book","data":{"coin":"X","levels":[[],[]]}}', /has no time/],
    ['an end inside a message', book('[[{"px":"1"').slice(0, 70), /end of the file/],
  ])('refuses %s', (_, text, message) => {
    expect(() => lines(text)).toThrow(message);
  });

  it('is known by its channels', () => {
    const sample = (text: string) => ({ name: 'x', head: new TextEncoder().encode(text), whole: true });
    expect(hyperliquidFormat.ruledOut(sample(book('[[],[]]')))).toBeUndefined();
    expect(hyperliquidFormat.ruledOut(sample('{"e":"trade"}'))).toMatch(/no message with "channel"/);
    expect(hyperliquidFormat.ruledOut(sample('x'))).toMatch(/no line of JSON/);
  });
});

interface RecordedLevel {
  readonly px: string;
  readonly sz: string;
}
interface RecordedTrade extends RecordedLevel {
  readonly side: string;
  readonly tid: number;
}

const scaled = ({ px, sz }: RecordedLevel) =>
  [px, sz].map((number) => Math.round(Number(number) * 1e8)).join(' ');

/** What a line of the recording should give, read with the engine's own JSON. */
function expectedOf(line: string, number: number): string[] {
  const { channel, data } = JSON.parse(line.slice(line.indexOf('{')));
  if (channel === 'trades') {
    const trades: RecordedTrade[] = data;
    return trades.map((trade) => {
      return `${number} trade BTC ${trade.tid} ${trade.side === 'B' ? 0 : 1} ${scaled(trade)}`;
    });
  }
  if (channel !== 'l2Book') return [];
  const [bids, asks]: RecordedLevel[][] = data.levels;
  const records = [
    `${number} depthClear BTC 0`,
    ...bids.map((level) => `${number} depth BTC 0 bid ${scaled(level)}`),
    ...asks.map((level) => `${number} depth BTC 0 ask ${scaled(level)}`),
  ];
  return [...records.slice(0, -1), `${records.at(-1)} last`];
}

describeReference('HyperliquidReader on a recording', (file) => {
  it('gives every level of every book, and every trade', () => {
    const packed = readFileSync(file('crypto_l2', 'hftbacktest_hyperliquid_btcusd_20250126.gz'));
    const text = gunzipSync(packed).toString();
    const expected = text
      .trim()
      .split('\n')
      .flatMap((line, i) => expectedOf(line, i + 1));
    expect(feedLines(hyperliquidFormat, text)).toEqual(expected);
  });
});
