import { describe, expect, it } from 'vitest';
import { type Disorder, MergedSource } from '../../../../../src/core/data/merge/mergedSource.ts';
import { FEED_RECORD, type FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { ToyFeed } from '../../../../support/toyFeed.ts';

class FineFeed extends ToyFeed {
  override readonly priceDecimals: number = 4;
  override readonly quantityDecimals: number = 1;
}

function merge(sources: readonly ToyFeed[], disorder: Disorder = 'refuse'): MergedSource {
  return new MergedSource(
    sources.map((source, i) => ({ name: `f${i}.csv`, source })),
    disorder,
  );
}

function drain(merged: MergedSource): FeedRecord[] {
  const records: FeedRecord[] = [];
  for (;;) {
    if (merged.next()) records.push({ ...merged.record });
    else if (merged.waiting >= 0) merged.supply(false);
    else return records;
  }
}

const trade = { kind: FEED_RECORD.trade, price: 5, quantity: 7 };

describe('merged sources', () => {
  it('have the decimals of the finest one, and one number for one symbol', () => {
    const coarse = new ToyFeed(
      [
        { ...trade, symbol: 1 },
        { ...trade, timeNs: 2 },
      ],
      ['A', 'B'],
    );
    const fine = new FineFeed([{ ...trade, timeNs: 1 }], ['B']);
    const merged = merge([coarse, fine]);
    const records = drain(merged);
    expect([merged.priceDecimals, merged.quantityDecimals, merged.symbols]).toEqual([4, 1, ['B', 'A']]);
    expect(records.map(({ price, quantity, symbol }) => [price, quantity, symbol])).toEqual([
      [500, 70, 0],
      [5, 7, 0],
      [500, 70, 1],
    ]);
  });

  it('keep every field of every kind of record', () => {
    const bar = { kind: FEED_RECORD.bar, open: 1.5, high: 2.5, low: 0.5, close: 2, volume: 10 };
    const replace = { kind: FEED_RECORD.orderReplace, id: 4, otherId: 3, sequence: 9, side: 1, last: 0 };
    const quote = { kind: FEED_RECORD.quote, price: 1, quantity: 2, otherPrice: 3, otherQuantity: 4 };
    const records = drain(merge([new ToyFeed([bar, replace, quote])]));
    expect(records).toMatchObject([bar, replace, quote]);
  });

  it('refuse a source that goes back in time, with its place, or keep it as it is and count it', () => {
    const rows = [
      { ...trade, timeNs: 5 },
      { ...trade, timeNs: 4 },
    ];
    expect(() => drain(merge([new ToyFeed(rows)]))).toThrow(
      'f0.csv: the record at line 2 is of 00:00:00.000000004, after one of 00:00:00.000000005',
    );
    const kept = merge([new ToyFeed(rows), new ToyFeed([{ ...trade, timeNs: 5 }])], 'keep');
    expect(drain(kept).map(({ timeNs }) => timeNs)).toEqual([5, 4, 5]);
    expect(kept.disordered).toBe(1);
  });

  it('refuse a number that the finer unit cannot hold', () => {
    const large = new ToyFeed([{ ...trade, price: Number.MAX_SAFE_INTEGER }]);
    expect(() => drain(merge([large, new FineFeed([])]))).toThrow(/line 1 has a number too large/);
  });

  it('know the place of the present record in its source', () => {
    const merged = merge([new ToyFeed([trade]), new ToyFeed([trade, { ...trade, timeNs: 1 }])]);
    expect(merged.where()).toEqual({});
    const lines: unknown[] = [];
    for (;;) {
      if (merged.next()) lines.push(merged.where());
      else if (merged.waiting >= 0) merged.supply(false);
      else break;
    }
    expect(lines).toEqual([{ line: 1 }, { line: 1 }, { line: 2 }]);
  });
});
