import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tardisFormat } from '../../../../src/core/data/l2/tardisFormat.ts';
import { TardisBookWriter, TardisTradesWriter } from '../../../../src/core/data/l2/tardisWriter.ts';
import { AsciiWriter } from '../../../../src/core/data/text/asciiWriter.ts';
import { FEED_RECORD, FeedRecord } from '../../../../src/core/models/feedRecord.ts';
import { feedLines, readFeed } from '../../../support/feedText.ts';

const DECIMALS = { priceDecimals: 3, quantityDecimals: 8 };
const SYMBOLS = ['X', 'BTC-PERPETUAL', '币'].map((name) => ({ name, ...DECIMALS }));

function record(fields: Partial<FeedRecord>): FeedRecord {
  return Object.assign(new FeedRecord(), fields);
}

const time = fc.record({
  day: fc.integer({ min: 0, max: 40_000 }),
  timeNs: fc.integer({ min: 0, max: 86_400e6 - 1 }).map((microseconds) => microseconds * 1000),
  symbol: fc.nat(SYMBOLS.length - 1),
});
const level = fc.record({
  side: fc.constantFrom(0, 1),
  price: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 1, max: 10_000 })).map((price) => price || 1),
  quantity: fc.oneof(fc.constant(0), fc.maxSafeNat(), fc.nat(1_000_000_000)),
});
const message = fc.record({
  time,
  isSnapshot: fc.boolean(),
  levels: fc.array(level, { minLength: 1, maxLength: 5 }),
});

/** Records of messages; of two snapshots of a symbol in a row the second is made an update. */
function recordsOf(
  messages: readonly (typeof message extends fc.Arbitrary<infer T> ? T : never)[],
): FeedRecord[] {
  const wasSnapshot: boolean[] = [];
  return messages.flatMap(({ time: when, isSnapshot, levels }) => {
    const clears = isSnapshot && wasSnapshot[when.symbol] !== true;
    wasSnapshot[when.symbol] = clears;
    const depth = levels.map((fields, i) =>
      record({ ...when, ...fields, kind: FEED_RECORD.depth, last: i === levels.length - 1 ? 1 : 0 }),
    );
    return clears ? [record({ ...when, kind: FEED_RECORD.depthClear, last: 0 }), ...depth] : depth;
  });
}

/** Reads back, with the symbols' numbers of the writer. */
function readBack(bytes: Uint8Array): FeedRecord[] {
  const records: FeedRecord[] = [];
  readFeed(
    tardisFormat,
    bytes,
    (found, { symbols }) => {
      const symbol = SYMBOLS.findIndex(({ name }) => name === symbols[found.symbol]);
      records.push(record({ ...found, symbol }));
    },
    DECIMALS,
    13,
  );
  return records;
}

describe('Tardis files', () => {
  it('of depth are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const records = recordsOf(messages);
        const out = new AsciiWriter();
        const writer = new TardisBookWriter(out, 'test', SYMBOLS);
        for (const one of records) writer.write(one);
        expect(readBack(out.view())).toEqual(records);
      }),
    );
  });

  it('of trades are read back as they were written', () => {
    const trade = fc.record({
      id: fc.maxSafeNat(),
      side: fc.constantFrom(0, 1, -1),
      price: fc.maxSafeInteger(),
      quantity: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, trade), { maxLength: 12 }), (trades) => {
        const records = trades.map(([when, fields]) =>
          record({ ...when, ...fields, kind: FEED_RECORD.trade }),
        );
        const out = new AsciiWriter();
        const writer = new TardisTradesWriter(out, 'test', SYMBOLS);
        for (const one of records) writer.write(one);
        expect(readBack(out.view())).toEqual(records);
      }),
    );
  });

  it('hold snapshots without levels, and snapshots in a row, as books that are the same', () => {
    const out = new AsciiWriter();
    const writer = new TardisBookWriter(out, 'a b', [{ name: 'X,"Y', ...DECIMALS }]);
    const clear = (last: number) => writer.write(record({ kind: FEED_RECORD.depthClear, last }));
    clear(0);
    writer.write(record({ kind: FEED_RECORD.depth, side: 1, price: 5, quantity: 7 }));
    clear(1);
    writer.write(record({ kind: FEED_RECORD.trade }));
    expect(new TextDecoder().decode(out.view()).split('\n')[1]).toBe(
      'a-b,X--Y,0,1,true,ask,0.005,0.00000007',
    );
    expect(feedLines(tardisFormat, out.view(), DECIMALS)).toEqual([
      '2 depthClear X--Y 0',
      '2 depth X--Y 0 ask 5 7 last',
      '3 depth X--Y 0 bid 0 0 last',
      '4 depthClear X--Y 0',
      '4 depth X--Y 0 bid 0 0 last',
    ]);
  });
});
