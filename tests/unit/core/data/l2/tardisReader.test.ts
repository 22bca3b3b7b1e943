import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tardisFormat } from '../../../../../src/core/data/l2/tardisFormat.ts';
import type { FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { feedLines, readFeed } from '../../../../support/feedText.ts';
import { describeReference } from '../../../../support/reference.ts';

const lines = (text: string, chunkBytes?: number) =>
  feedLines(tardisFormat, text, { priceDecimals: 1, quantityDecimals: 1 }, chunkBytes);

const INCREMENTAL = 'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n';
const TRADES = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n';
const QUOTES = 'exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n';
const SNAPSHOTS =
  'exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount\n';

describe('TardisReader', () => {
  it('reads incremental books: snapshots empty them, rows of one message are one event', () => {
    const text = `${INCREMENTAL}a,X,1,5,true,bid,10,2
a,X,1,5,true,ask,10.5,1
a,X,2,6,false,bid,10,0
a,Y,2,6,false,bid,3,1
a,X,3,7,true,bid,9,1
a,X,3,7,true,ask,11,1`;
    const expected = [
      '2 depthClear X 0',
      '2 depth X 0 bid 100 20',
      '3 depth X 0 ask 105 10 last',
      '4 depth X 0 bid 100 0 last',
      '5 depth Y 0 bid 30 10 last',
      '6 depthClear X 0',
      '6 depth X 0 bid 90 10',
      '7 depth X 0 ask 110 10 last',
    ];
    expect(lines(text)).toEqual(expected);
    expect(lines(`${text}\n`, 3)).toEqual(expected);
  });

  it('gives the last row also where all of the file was fed before it was read', () => {
    const reader = tardisFormat.open('feed', {});
    reader.feed(new TextEncoder().encode(`${INCREMENTAL}a,X,1,5,false,bid,10,2`));
    reader.finish();
    expect([reader.next(), reader.record.last, reader.next()]).toEqual([true, 1, false]);
  });

  it('reads snapshots of any number of levels, some of them empty', () => {
    const header = `${SNAPSHOTS.trim()},asks[1].price,asks[1].amount,bids[1].price,bids[1].amount\r\n`;
    expect(lines(`${header}a,X,1,2,11,1,10,2,12,3,9,4\r\na,X,1,2,11,1,,,,,,\r\na,X,1,2,,,,,,,,\r\n`)).toEqual(
      [
        '2 depthClear X 0',
        '2 depth X 0 ask 110 10',
        '2 depth X 0 bid 100 20',
        '2 depth X 0 ask 120 30',
        '2 depth X 0 bid 90 40 last',
        '3 depthClear X 0',
        '3 depth X 0 ask 110 10 last',
        '4 depthClear X 0 last',
      ],
    );
  });

  it('reads trades and quotes, whatever the order of the columns', () => {
    expect(lines(`${TRADES}a,X,1,2,77,buy,10,1e1\na,X,1,2,ab-c,unknown,10,1\n`)).toEqual([
      '2 trade X 77 0 100 100',
      '3 trade X 0 -1 100 10',
    ]);
    expect(lines(`${QUOTES}a,X,1,2,3,11,10,4\na,X,1,2,,,10,4\n`)).toEqual([
      '2 quote X 0 100 40 110 30',
      '3 quote X 0 100 40 0 0',
    ]);
    const turned = 'price,amount,side,id,local_timestamp,timestamp,symbol,exchange\n10,1,sell,5,2,1,X,a\n';
    expect(lines(turned)).toEqual(['2 trade X 5 1 100 10']);
  });

  it('tells derivative tickers and liquidations as events with a time', () => {
    const ticker = 'exchange,symbol,timestamp,local_timestamp,funding_timestamp,funding_rate\na,X,1,2,,0.1\n';
    expect(lines(ticker)).toEqual(['2 status X 0']);
    const reader = tardisFormat.open('deribit_liquidations_X.csv', {});
    reader.feed(new TextEncoder().encode(`${TRADES}a,X,1,2,77,buy,10,1\n`));
    expect(reader.next() && reader.record.kind).toBe(11);
  });

  it('keeps microseconds as nanoseconds of a day', () => {
    const records: FeedRecord[] = [];
    readFeed(tardisFormat, `${TRADES}a,X,1583020803145001,1,5,buy,1,1\n`, (record) =>
      records.push({ ...record }),
    );
    expect(records).toMatchObject([{ day: 18322, timeNs: 3_145_001_000 }]);
    expect(records[0].timeNs).toBe(3_145_001_000);
  });

  it.each([
    ['another header', 'a,b,c\n', /feed:1: the header is not that of a file of Tardis/],
    [
      'a row with too few columns',
      `${TRADES}a,X,1,2,5,buy,10\n`,
      /feed:2: the line has 7 columns, the header 8/,
    ],
    [
      'a row with too many',
      `${TRADES}a,X,1,2,5,buy,10,1,1\n`,
      /feed:2: the line has 9 columns, the header 8/,
    ],
    [
      'a row that is cut',
      `${TRADES}a,X,1,2,5,bu`,
      /has 6 columns, the header 8, and the file ends within it/,
    ],
    [
      'a time that is none',
      `${TRADES}a,X,1x,2,5,buy,1,1\n`,
      /column 3 \(timestamp\) is not microseconds .*'1x'/,
    ],
    ['a time of nanoseconds', `${TRADES}a,X,1583020803145001000,2,5,buy,1,1\n`, /column 3 \(timestamp\)/],
    [
      'a side that is none',
      `${INCREMENTAL}a,X,1,2,true,buy,1,1\n`,
      /column 6 \(side\) is neither bid nor ask/,
    ],
    [
      'an aggressor that is none',
      `${TRADES}a,X,1,2,5,bid,1,1\n`,
      /column 6 \(side\) is not buy, sell or unknown/,
    ],
    [
      'a flag that is none',
      `${INCREMENTAL}a,X,1,2,yes,bid,1,1\n`,
      /column 5 \(is_snapshot\) is neither true nor/,
    ],
    [
      'an empty price',
      `${INCREMENTAL}a,X,1,2,true,bid,,1\n`,
      /feed:2: column 7 \(price\) is not a number: found ''/,
    ],
    [
      'a negative amount',
      `${INCREMENTAL}a,X,1,2,true,bid,1,-1\n`,
      /column 8 \(amount\) is not a number: found '-1'/,
    ],
    [
      'too many decimals',
      `${INCREMENTAL}a,X,1,2,true,bid,1.55,1\n`,
      /column 7 \(price\) has more than 1 decimals/,
    ],
    ['an empty symbol', `${TRADES}a,,1,2,5,buy,1,1\n`, /the symbol is not a symbol/],
    ['a repeated column', TRADES.replace('id', 'price'), /the header is not/],
  ])('refuses %s', (_, text, message) => {
    expect(() => lines(text)).toThrow(message);
  });

  it('is known by its header', () => {
    const sample = (text: string) => ({ name: 'x', head: new TextEncoder().encode(text), whole: true });
    for (const header of [INCREMENTAL, TRADES, QUOTES, SNAPSHOTS]) {
      expect(tardisFormat.ruledOut(sample(header))).toBeUndefined();
    }
    expect(tardisFormat.ruledOut(sample('timestamp,open,high,low,close\n'))).toMatch(
      /no header with exchange/,
    );
  });
});

describeReference('TardisReader on samples', (file) => {
  const sample = (name: string) => readFileSync(file('crypto_l2', name));
  /** Rows of a CSV by header, read in the plainest way. */
  const table = (name: string) => {
    const [header, ...rows] = sample(name)
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
  };
  const scaled = (...numbers: string[]) =>
    numbers.map((number) => Math.round(Number(number) * 1e8)).join(' ');

  it.each([5, 25])('reads every level of book_snapshot_%d', (levels) => {
    const name = `tardis_binance-futures_book_snapshot_${levels}_BTCUSDT.csv`;
    const expected = table(name).flatMap((row, i) => [
      `${i + 2} depthClear BTCUSDT 0`,
      ...Array.from({ length: levels }, (_, level) => [
        `${i + 2} depth BTCUSDT 0 ask ${scaled(row[`asks[${level}].price`], row[`asks[${level}].amount`])}`,
        `${i + 2} depth BTCUSDT 0 bid ${scaled(row[`bids[${level}].price`], row[`bids[${level}].amount`])}${level === levels - 1 ? ' last' : ''}`,
      ]).flat(),
    ]);
    expect(feedLines(tardisFormat, sample(name))).toEqual(expected);
  });

  it('reads every row of the others', () => {
    const trades = 'tardis_bitmex_trades_XBTUSD.csv';
    expect(feedLines(tardisFormat, sample(trades))).toEqual(
      table(trades).map(({ side, price, amount }, i) => {
        return `${i + 2} trade XBTUSD 0 ${side === 'buy' ? 0 : 1} ${scaled(price, amount)}`;
      }),
    );
    const quotes = 'tardis_huobi-dm-swap_quotes_BTC-USD.csv';
    expect(feedLines(tardisFormat, sample(quotes))).toEqual(
      table(quotes).map(({ bid_price, bid_amount, ask_price, ask_amount }, i) => {
        return `${i + 2} quote BTC-USD 0 ${scaled(bid_price, bid_amount, ask_price, ask_amount)}`;
      }),
    );
    const book = 'tardis_deribit_incremental_book_L2_BTC-PERPETUAL.csv';
    const found = feedLines(tardisFormat, sample(book));
    expect(found.slice(1)).toEqual(
      table(book).map(({ side, price, amount }, i, rows) => {
        return `${i + 2} depth BTC-PERPETUAL 0 ${side} ${scaled(price, amount)}${i === rows.length - 1 ? ' last' : ''}`;
      }),
    );
  });
});
