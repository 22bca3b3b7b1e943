import { describe, expect, it } from 'vitest';
import type { FeedOptions } from '../../../../../src/core/data/formats/feedFormat.ts';
import { lobsterFormat } from '../../../../../src/core/data/lobster/lobsterFormat.ts';
import { FEED_RECORD, type FeedRecord } from '../../../../../src/core/models/feedRecord.ts';

const ROWS = `34200.000000001,1,11,100,3100000,1
34200.1,2,11,10,3100000,1
34200.2,4,11,20,3100000,1
34200.3,5,0,30,3100100,-1
34200.4,3,11,70,3100000,1
34200.5,6,-1,500,3100000,-1
34200.6,7,0,0,-1,-1
`;

function read(file: string, options: FeedOptions = {}): { records: Partial<FeedRecord>[]; symbol?: string } {
  const reader = lobsterFormat.open(file, options);
  reader.feed(new TextEncoder().encode(ROWS));
  reader.finish();
  const records: Partial<FeedRecord>[] = [];
  while (reader.next()) {
    const { kind, day, timeNs, id, side, price, quantity } = reader.record;
    records.push({ kind, day, timeNs, id, side, price, quantity });
  }
  expect(reader.where()).toEqual({ line: 7 });
  return { records, symbol: reader.symbols[0] };
}

describe('LOBSTER as market data', () => {
  it('tells what each type of message means, on the day and for the symbol of the file name', () => {
    const { records, symbol } = read('data/MSFT_2012-06-21_34200000_37800000_message_50.csv');
    expect(symbol).toBe('MSFT');
    expect(records.map(({ day }) => day)).toEqual(Array(7).fill(15_512));
    const { orderAdd, orderReduce, orderExecute, orderRemove, trade, status } = FEED_RECORD;
    expect(records.map(({ kind }) => kind)).toEqual([
      orderAdd,
      orderReduce,
      orderExecute,
      trade,
      orderRemove,
      trade,
      status,
    ]);
    expect(records[0]).toMatchObject({
      timeNs: 34_200_000_000_001,
      id: 11,
      side: 0,
      price: 3_100_000,
      quantity: 100,
    });
    // A hidden sell order was hit by a buyer; a cross has no aggressor.
    expect(records[3]).toMatchObject({ id: 0, side: 0, price: 3_100_100, quantity: 30 });
    expect(records[5]).toMatchObject({ id: 0, side: -1, quantity: 500 });
  });

  it('takes symbol and day from the user first, and goes without where nobody says', () => {
    expect(read('MSFT_2012-06-21_1_2_message_5.csv', { symbol: 'X', day: 3 })).toMatchObject({ symbol: 'X' });
    const { records, symbol } = read('messages.csv');
    expect([symbol, records[0]?.day]).toEqual(['', 0]);
  });
});
