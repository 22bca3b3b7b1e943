import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quotesFormat } from '../../../../../src/core/data/ticks/quotesFormat.ts';
import { tradesFormat } from '../../../../../src/core/data/ticks/tradesFormat.ts';
import { FEED_RECORD } from '../../../../../src/core/models/feedRecord.ts';
import { feedFailure, readFeed } from '../../../../support/readFeed.ts';
import { describeReference } from '../../../../support/reference.ts';

const sample = (text: string) => ({ name: 'x.csv', head: new TextEncoder().encode(text), whole: true });

describe('quotes as text', () => {
  it('reads prices and sizes as scaled integers, and an empty cell as an empty side', () => {
    const text =
      'Symbol;Time;Bid Price;Bid Size;Ask Price;Ask Size\nEUR;20130101 10:00:00;1.1;5;1.2;0.5\nEUR;20130101 10:00:01;;;1.25;7\n';
    const rows = readFeed(quotesFormat, text, { priceDecimals: 4, quantityDecimals: 1 });
    expect(rows[0]).toMatchObject({
      kind: FEED_RECORD.quote,
      symbol: 'EUR',
      timeNs: 36e12,
      price: 11_000,
      quantity: 50,
      otherPrice: 12_000,
      otherQuantity: 5,
    });
    expect(rows[1]).toMatchObject({
      price: 0,
      quantity: 0,
      otherPrice: 12_500,
      otherQuantity: 70,
      sequence: 2,
    });
  });

  it('refuses prices that the decimals do not hold, with the option to change', () => {
    const text = (price: string) => `timestamp,bid,ask\n2013-01-01,${price},2\n`;
    expect(feedFailure(quotesFormat, text('1.123456789')).message).toMatch(
      /:2: bid price has more than 8 decimals: found '1.123456789'/,
    );
    expect(feedFailure(quotesFormat, text('1.123456789')).advice).toMatch(
      /more decimal places with --price-decimals/,
    );
    expect(feedFailure(quotesFormat, text('99999999999')).advice).toMatch(
      /fewer decimal places with --price-decimals/,
    );
    expect(feedFailure(quotesFormat, text('1'), { priceDecimals: 16 }).code).toBe('USAGE');
    expect(feedFailure(quotesFormat, 'timestamp,bid,ask,ask size\n2013-01-01,1,2,').code).toBe(
      'DATA_TRUNCATED',
    );
    expect(feedFailure(quotesFormat, text('x')).message).toMatch(/is not a number/);
    expect(readFeed(quotesFormat, text('1.123456789'), { priceDecimals: 9 })[0].price).toBe(1_123_456_789);
    expect(feedFailure(quotesFormat, 'timestamp,bid\n2013-01-01,1\n').message).toMatch(/no column of ask/);
  });

  it('rules out other tables', () => {
    expect(quotesFormat.ruledOut(sample('timestamp,bid,ask\n'))).toBeUndefined();
    expect(quotesFormat.ruledOut(sample('timestamp,price,qty\n'))).toMatch(/no column of bid/);
    expect(
      quotesFormat.ruledOut(sample('exchange,symbol,timestamp,local_timestamp,ask_price,bid_price\n')),
    ).toMatch(/Tardis/);
  });
});

describe('trades as text', () => {
  it('reads side and id where there are any', () => {
    const rows = readFeed(
      tradesFormat,
      'id,price,qty,time,is_buyer_maker\n7,61837.63,0.5,1723075200000,True\n8,61837.64,1,1723075200001,false\n',
    );
    expect(rows.map(({ price, quantity, side, id, timeNs }) => [price, quantity, side, id, timeNs])).toEqual([
      [6_183_763_000_000, 50_000_000, 1, 7, 0],
      [6_183_764_000_000, 100_000_000, 0, 8, 1e6],
    ]);
    const plain = readFeed(
      tradesFormat,
      'timestamp,side,price,size,tradeId\n2020-01-01,Sell,5,1,9a-b\n2020-01-01,,5,1,\n',
    );
    expect(plain.map(({ side, id }) => [side, id])).toEqual([
      [1, 0],
      [-1, 0],
    ]);
    expect(readFeed(tradesFormat, 'time,price,volume\n2020-01-01,5,1\n')[0]).toMatchObject({
      side: -1,
      id: 0,
      kind: FEED_RECORD.trade,
    });
    expect(feedFailure(tradesFormat, 'time,price,volume,side\n2020-01-01,5,1,up\n').message).toMatch(
      /column 4 \(side\) is neither buy nor sell/,
    );
    expect(feedFailure(tradesFormat, 'time,price,volume,side\n2020-01-01,5,1,constructor\n').code).toBe(
      'DATA_INVALID_FIELD',
    );
  });

  it('rules out other tables', () => {
    expect(tradesFormat.ruledOut(sample('time,price,volume\n'))).toBeUndefined();
    expect(tradesFormat.ruledOut(sample('time,open,high,low,last,volume\n'))).toMatch(/columns of bars/);
    expect(tradesFormat.ruledOut(sample('time,bid,ask,last,volume\n'))).toMatch(/columns of quotes/);
    expect(tradesFormat.ruledOut(sample('date,price\n'))).toMatch(/no column of quantity/);
    expect(tradesFormat.ruledOut(sample('price,qty\n'))).toMatch(/no column of time/);
  });
});

describeReference('quotes as TrueFX records them', (file) => {
  it('are 1000 ticks, each as its text says', () => {
    const text = readFileSync(file('ohlcv', 'truefx_usdjpy_ticks.csv'), 'utf8');
    const rows = readFeed(quotesFormat, text, {}, 1000);
    expect(rows).toHaveLength(1000);
    expect(rows[0]).toMatchObject({
      day: 15_706,
      timeNs: 79_200_295_000_000,
      price: 8_665_500_000,
      otherPrice: 8_672_800_000,
      symbol: 'table',
    });
    const cells = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.map(({ price, otherPrice }) => [price, otherPrice])).toEqual(
      cells.map(([, bid, ask]) => [Math.round(Number(bid) * 1e8), Math.round(Number(ask) * 1e8)]),
    );
    expect(rows.map(({ day, timeNs }) => (day as number) * 86_400_000 + (timeNs as number) / 1e6)).toEqual(
      cells.map(([time]) => Date.parse(time)),
    );
  });
});
