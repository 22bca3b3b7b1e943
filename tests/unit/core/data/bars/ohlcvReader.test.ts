import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ohlcvFormat } from '../../../../../src/core/data/bars/ohlcvFormat.ts';
import { civilDate } from '../../../../../src/core/utils/civilDay.ts';
import { feedFailure, readFeed } from '../../../../support/readFeed.ts';
import { describeReference } from '../../../../support/reference.ts';

const read = (text: string, options = {}, chunkBytes = 7) => readFeed(ohlcvFormat, text, options, chunkBytes);
const HEADER = 'Date,Open,High,Low,Close,Volume\n';
const ROW = '2004-08-19,100,104.06,95.96,100.34,22351900\n';
const BAR = {
  day: 12_649,
  timeNs: 0,
  open: 100,
  high: 104.06,
  low: 95.96,
  close: 100.34,
  volume: 22_351_900,
};

describe('OhlcvReader', () => {
  it.each([
    ['commas', HEADER + ROW],
    ['semicolons', (HEADER + ROW).replaceAll(',', ';')],
    ['tabs', (HEADER + ROW).replaceAll(',', '\t')],
    ['quotes', (HEADER + ROW).replace(/[^,\n]+/g, '"$&"')],
    ['a byte order mark', `\ufeff${HEADER}${ROW}`],
    ['CRLF', (HEADER + ROW).replaceAll('\n', '\r\n')],
    ['no last line end', (HEADER + ROW).trimEnd()],
    ['empty lines', `\n${HEADER}\n${ROW}\n  \n`],
    ['spaces', ` Date , Open , HIGH,low ,Close, Volume \n${ROW.replaceAll(',', ' ,  ')}`],
    ['another order', 'v;c;l;h;o;datetime\n22351900;100.34;95.96;104.06;100;2004-08-19\n'],
    ['vendor names', `<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n${ROW.replaceAll('-', '')}`],
    ['an unnamed first column', `${HEADER.replace('Date', '')}${ROW}`],
    ['strange columns', `${HEADER.trim()},Note\n${ROW.trim()},"one, ""two""\nthree"\n`],
    ['date and time apart', `Date,Time,Open,High,Low,Close,Volume\n${ROW.replace(',', ',00:00:00,')}`],
    ['exponents', `${HEADER}2004-08-19,1e2,1.0406E+2,95960e-3,100.34,22351900\n`],
  ])('reads a table with %s, in chunks of any size', (_, text) => {
    for (const size of [1, 3, 7, 1000]) {
      const rows = read(text, { symbol: 'GOOG' }, size);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ ...BAR, symbol: 'GOOG', sequence: 1 });
    }
  });

  it('keeps adjusted close, open interest and symbols', () => {
    const text =
      'Symbol,Date,Open,High,Low,Close,Adj Close,OpenInterest\n' +
      'A,2000-01-03,1,2,0.5,1.5,0.75,9\nB,2000-01-03,1,2,0.5,1.5,0.7,8\nA,2000-01-04,1,2,0.5,1.5,0.8,7\n';
    const rows = read(text);
    expect(rows.map(({ symbol, adjustedClose }) => [symbol, adjustedClose])).toEqual([
      ['A', 0.75],
      ['B', 0.7],
      ['A', 0.8],
    ]);
    expect(rows[2]).toMatchObject({ openInterest: 7, volume: 0, day: 10_960 });
    expect(read(HEADER + ROW)[0]).toMatchObject({ symbol: 'table', adjustedClose: Number.NaN });
  });

  it('reads a price alone as a flat bar', () => {
    expect(read('symbol,date,price\nMSFT,Jan 1 2000,39.81\n')[0]).toMatchObject({
      symbol: 'MSFT',
      day: 10_957,
      open: 39.81,
      high: 39.81,
      low: 39.81,
      close: 39.81,
    });
  });

  it.each([
    [
      'words for a price',
      `${HEADER}2004-08-19,1,2,x,1,5\n`,
      'DATA_INVALID_FIELD',
      /table.csv:2: column 4 \(low\) is not a number: found 'x'/,
    ],
    [
      'an empty price',
      `${HEADER}2004-08-19,,2,1,1,5\n`,
      'DATA_INVALID_FIELD',
      /column 2 \(open\) is not a number: found ''/,
    ],
    [
      'a decimal comma',
      `${HEADER.replaceAll(',', ';')}2004-08-19;1,5;2;1;1;5\n`,
      'DATA_INVALID_FIELD',
      /found '1,5'/,
    ],
    ['infinity', `${HEADER}2004-08-19,1e999,2,1,1,5\n`, 'DATA_INVALID_FIELD', /is not a number/],
    [
      'a date that may be two',
      `${HEADER}03/04/2004,1,2,1,1,5\n`,
      'DATA_INVALID_FIELD',
      /day\/month and as month\/day/,
    ],
    [
      'a date off the calendar',
      `${HEADER}2004-02-30,1,2,1,1,5\n`,
      'DATA_INVALID_FIELD',
      /not a date of the calendar/,
    ],
    [
      'a missing cell',
      `${HEADER}2004-08-19,1,2,1,1\n`,
      'DATA_INVALID_FIELD',
      /:2: the row has 5 columns, not 6/,
    ],
    [
      'an end inside a row',
      `${HEADER}${ROW}2004-08-19,1,2`,
      'DATA_TRUNCATED',
      /:3: the row has 3 columns, not 6/,
    ],
    [
      'an open quote',
      `${HEADER}"2004-08-19,1,2,1,1,5\n`,
      'DATA_INVALID_FIELD',
      /:2: the row has a quote that is not closed/,
    ],
    [
      'text after a quote',
      `${HEADER}"2004-08-19"x,1,2,1,1,5\n`,
      'DATA_INVALID_FIELD',
      /text after a closing quote/,
    ],
    ['no header', ROW, 'DATA_INVALID_FIELD', /:1: the header has no column of time/],
    ['no prices', 'date,volume\n', 'DATA_INVALID_FIELD', /no column of prices/],
    ['half a bar', 'date,open,close\n', 'DATA_INVALID_FIELD', /no column high and no column low/],
    ['nothing', '', 'DATA_TRUNCATED', /before its header row/],
  ])('refuses %s, saying where', (_, text, code, message) => {
    const failure = feedFailure(ohlcvFormat, text);
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });

  it('reads dates of either order where it is told which', () => {
    const text = `${HEADER}03/04/2004,1,2,1,1,5\n`;
    expect(civilDate(read(text, { dateOrder: 'dmy' })[0].day as number)).toBe('2004-04-03');
    expect(civilDate(read(text, { dateOrder: 'mdy' })[0].day as number)).toBe('2004-03-04');
  });
});

describe('ohlcvFormat', () => {
  const ruledOut = (text: string) =>
    ohlcvFormat.ruledOut({ name: 'x.csv', head: new TextEncoder().encode(text), whole: true });

  it('takes bars and rules out what is something else, saying why', () => {
    expect(ruledOut(HEADER + ROW)).toBeUndefined();
    expect(ruledOut('symbol,date,price\nMSFT,Jan 1 2000,39.81\n')).toBeUndefined();
    expect(ruledOut('timestamp,bid,ask\n')).toMatch(/no column of prices/);
    expect(ruledOut('timestamp,price,quantity\n')).toMatch(/price and quantity/);
    expect(ruledOut('timestamp,price,side\n')).toMatch(/side belongs to/);
    expect(ruledOut('34200.1,1,2,3,4,5\n')).toMatch(/names no column of time/);
    expect(ruledOut('')).toMatch(/no whole line/);
  });
});

describeReference('OhlcvReader on recorded bars', (file) => {
  it.each([
    ['GOOG_daily_backtestingpy.csv', 2148, '2004-08-19', '2013-03-01'],
    ['EURUSD_1h_backtestingpy.csv', 5000, '2017-04-19', '2018-02-07'],
    ['BTCUSD_monthly_backtestingpy.csv', 156, '2012-01-31', '2024-12-31'],
    ['KO_daily_backtrader.csv', 356, '1997-01-02', '1998-06-01'],
    ['PEP_daily_backtrader.csv', 356, '1997-01-02', '1998-06-01'],
    ['ticksample_backtrader.csv', 135, '2015-09-23', '2015-09-23'],
    ['vega_sp500-2000_daily.csv', 5105, '2000-01-03', '2020-04-17'],
    ['vega_stocks_monthly.csv', 560, '2000-01-01', '2010-03-01'],
  ])('%s: %i bars from %s to %s, each double as Number reads it', (name, count, from, to) => {
    const text = readFileSync(file('ohlcv', name), 'utf8');
    const rows = read(text, {}, 10_000);
    expect(rows).toHaveLength(count);
    expect([civilDate(rows[0].day as number), civilDate(rows.at(-1)!.day as number)]).toEqual([from, to]);
    const [header, ...lines] = text.trimEnd().split('\n');
    const close = header
      .toLowerCase()
      .trim()
      .split(',')
      .findIndex((cell) => cell === 'close' || cell === 'price');
    expect(rows.map((row) => row.close)).toEqual(lines.map((line) => Number(line.split(',')[close])));
  });
});
