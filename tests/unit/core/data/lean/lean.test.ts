import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adjustWithFactors, readFactors } from '../../../../../src/core/data/lean/factors.ts';
import type { LeanBar } from '../../../../../src/core/data/lean/leanBar.ts';
import { leanFormat } from '../../../../../src/core/data/lean/leanFormat.ts';
import { leanName } from '../../../../../src/core/data/lean/leanName.ts';
import { LeanReader } from '../../../../../src/core/data/lean/leanReader.ts';
import { openFeed } from '../../../../../src/core/data/node/openFeed.ts';
import { Bar } from '../../../../../src/core/models/bar.ts';
import { FEED_RECORD } from '../../../../../src/core/models/feedRecord.ts';
import { civilDate, civilDay } from '../../../../../src/core/utils/civilDay.ts';
import { drainFeed } from '../../../../support/readFeed.ts';
import { describeReference } from '../../../../support/reference.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(file: string, text: string): LeanBar[] {
  const reader = new LeanReader(file);
  const rows: LeanBar[] = [];
  drainFeed(reader, bytes(text), 5, () =>
    rows.push({ ...reader.record, bid: { ...reader.record.bid }, ask: { ...reader.record.ask } }),
  );
  return rows;
}

describe('leanName', () => {
  const DAY = civilDay(2013, 10, 7);
  it.each([
    ['data/equity/usa/minute/spy/20131007_trade.zip', 'SPY', 'minute', 'trade', DAY, true],
    ['equity/usa/minute/spy/20131007_spy_minute_quote.csv', 'SPY', 'minute', 'quote', DAY, true],
    ['spy_minute_20131007_quote.zip', 'SPY', 'minute', 'quote', DAY, true],
    ['equity/usa/daily/spy.zip', 'SPY', 'daily', 'trade', undefined, true],
    ['spy_daily.zip', 'SPY', 'daily', 'trade', undefined, true],
    ['crypto/gdax/tick/btcusd/20180915_trade.zip', 'BTCUSD', 'tick', 'trade', civilDay(2018, 9, 15), false],
    ['20131399_trade.zip', '', undefined, 'trade', undefined, true],
  ])('reads %s', (path, symbol, resolution, tickType, day, isScaled) => {
    expect(leanName(path)).toEqual({ symbol, resolution, tickType, day, isScaled });
  });
});

describe('LeanReader', () => {
  it('reads bars with dates, and bars of a day', () => {
    expect(read('spy_daily.zip', '19980102 00:00,973100,975300,965300,973600,2150000\n')[0]).toMatchObject({
      kind: FEED_RECORD.bar,
      day: civilDay(1998, 1, 2),
      timeNs: 0,
      open: 97.31,
      high: 97.53,
      low: 96.53,
      close: 97.36,
      volume: 2_150_000,
    });
    expect(
      read('minute/spy/20131007_trade.zip', '14400000,1674100,1674100,1672500,1672700,3197\n')[0],
    ).toMatchObject({
      day: civilDay(2013, 10, 7),
      timeNs: 14_400e9,
      open: 167.41,
      volume: 3197,
      sequence: 1,
    });
  });

  it('reads quote bars of one side or both', () => {
    const [both, oneSide] = read(
      'spy_minute_20131007_quote.zip',
      '14400000,10000,20000,10000,20000,300,30000,40000,20000,40000,5\n1,,,,,,30000,40000,20000,40000,5\n',
    );
    expect(both).toMatchObject({
      open: 2,
      high: 3,
      low: 1.5,
      close: 3,
      bid: { close: 2, size: 300 },
      ask: { high: 4, size: 5 },
    });
    expect(oneSide).toMatchObject({ open: 3, close: 4, bid: { open: Number.NaN } });
  });

  it('reads ticks, scaled or not', () => {
    expect(read('tick/spy/20131007_trade.zip', '14400000,1674100,50,P,0,0\n')[0]).toMatchObject({
      kind: FEED_RECORD.trade,
      price: 1_674_100,
      quantity: 50,
    });
    expect(read('crypto/gdax/tick/btc/20131007_quote.zip', '1.5,100.5,0.25,101,2\n')[0]).toMatchObject({
      kind: FEED_RECORD.quote,
      timeNs: 1_500_000,
      price: 10_050_000_000,
      quantity: 25_000_000,
      otherPrice: 10_100_000_000,
    });
  });

  it.each([
    ['a day that nothing names', 'minute/spy/trade.zip', '1,2,3,4,5,6\n', 'USAGE'],
    ['a time beyond the day', 'spy_20131007_trade.zip', '86400000,2,3,4,5,6\n', 'DATA_INVALID_FIELD'],
    ['a missing column', 'spy_20131007_trade.zip', '1,2,3,4,5\n', 'DATA_INVALID_FIELD'],
    ['a row that is cut', 'spy_20131007_trade.zip', '1,2,3', 'DATA_TRUNCATED'],
    ['words', 'spy_20131007_trade.zip', '1,2,3,x,5,6\n', 'DATA_INVALID_FIELD'],
    ['a tick without size', 'spy_tick_20131007_trade.zip', '1,2\n', 'DATA_INVALID_FIELD'],
  ])('refuses %s', (_, file, text, code) => {
    expect(() => read(file, text)).toThrow(expect.objectContaining({ code }));
  });

  it('is recognised by its names and rows', () => {
    const ruledOut = (name: string, text: string) =>
      leanFormat.ruledOut({ name, head: bytes(text), whole: true });
    expect(ruledOut('spy.zip', '19980102 00:00,973100,975300,965300,973600,2150000\n')).toBeUndefined();
    expect(ruledOut('20131007_trade.zip', '14400000,1674100,1674100,1672500,1672700,3197\n')).toBeUndefined();
    expect(ruledOut('spy.zip', '14400000,1674100,1674100,1672500,1672700,3197\n')).toMatch(/nor is its name/);
    expect(ruledOut('x.csv', '20130101 10:00,1.5,2\n')).toMatch(/no bar/);
    expect(ruledOut('20131007_trade.zip', '')).toMatch(/no whole line/);
  });
});

describe('factor files', () => {
  const table = readFactors('f.csv', bytes('20000101,0.5,0.25,1\n20100101,0.5,0.5,9\n20501231,1,1,0\n'));

  it('give the factors of the first row dated on or after the day', () => {
    expect(table.factorOn(civilDay(1999, 1, 1))).toBe(0.125);
    expect(table.factorOn(civilDay(2000, 1, 1))).toBe(0.125);
    expect(table.factorOn(civilDay(2000, 1, 2))).toBe(0.25);
    expect(table.factorOn(civilDay(2020, 1, 1))).toBe(1);
    expect(table.factorOn(civilDay(2051, 1, 1))).toBe(1);
    const bar = Object.assign(new Bar(), {
      day: civilDay(1999, 1, 1),
      open: 8,
      high: 16,
      low: 8,
      close: 8,
      volume: 3,
    });
    adjustWithFactors(bar, table);
    expect(bar).toMatchObject({ open: 1, high: 2, low: 1, close: 1, volume: 3 });
  });

  it.each([
    '20000101,0.5\n',
    '20000101,0,1\n',
    '20000101,1,-1\n',
    '20000101,1,x\n',
    'x,1,1\n',
    '20000102,1,1\n20000101,1,1\n',
  ])('refuse %j', (text) => {
    expect(() => readFactors('f.csv', bytes(text))).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID_FIELD' }),
    );
  });
});

// None of these files ends with a line end: the last row counts too.
describeReference('LEAN sample data', (file) => {
  async function bars(name: string): Promise<Bar[]> {
    const feed = await openFeed(file('ohlcv', 'lean', name));
    expect(feed.format).toBe('lean');
    const found: Bar[] = [];
    while (feed.next() || (await feed.refill())) found.push({ ...(feed.source.record as Bar) });
    await feed.close();
    return found;
  }

  it.each(['spy_daily.zip', 'aapl_daily.zip'])(
    '%s: 5849 days from 1998-01-02 to 2021-03-31',
    async (name) => {
      const found = await bars(name);
      expect(found).toHaveLength(5849);
      expect([found[0], found.at(-1)!].map(({ day }) => civilDate(day))).toEqual([
        '1998-01-02',
        '2021-03-31',
      ]);
    },
  );

  it.each(['07', '08', '09', '10', '11'])(
    'minutes of 2013-10-%s, in order, as many as the sample has',
    async (day) => {
      for (const [kind, least, most] of [
        ['trade', 776, 883],
        ['quote', 896, 941],
      ] as const) {
        const found = await bars(`spy_minute_201310${day}_${kind}.zip`);
        expect(found.length).toBeGreaterThanOrEqual(least);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(
          found.every(
            (bar) => civilDate(bar.day) === `2013-10-${day}` && bar.low <= bar.open && bar.open <= bar.high,
          ),
        ).toBe(true);
        expect(found.every((bar, i) => i === 0 || bar.timeNs > found[i - 1].timeNs)).toBe(true);
      }
    },
  );

  it('adjusts the first close of AAPL by its dividends and splits', async () => {
    const [first] = await bars('aapl_daily.zip');
    // 16.25 raw x 0.8613657 (dividends) x 0.00892857 (1:7, 1:4 and 1:2 twice), by hand.
    adjustWithFactors(
      first,
      readFactors('aapl_factor.csv', readFileSync(file('ohlcv', 'lean', 'aapl_factor.csv'))),
    );
    expect(first.close).toBeCloseTo(16.25 * 0.8613657 * 0.00892857, 12);
    expect(first.close).toBeCloseTo(0.124975, 6);
    expect(readFactors('spy_factor.csv', readFileSync(file('ohlcv', 'lean', 'spy_factor.csv')))).toHaveLength(
      96,
    );
  });
});
