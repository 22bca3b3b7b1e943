import { describe, expect, it } from 'vitest';
import { itchFormat } from '../../../../../src/core/data/itch/itchFormat.ts';
import type { ItchMessage } from '../../../../../src/core/data/itch/itchMessage.ts';
import { FEED_RECORD, type FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { itchBytes } from '../../../../support/itchMessages.ts';

const { orderAdd, orderExecute, orderReduce, orderRemove, orderReplace, trade, status } = FEED_RECORD;
const at = (stockLocate: number, timeNs: number) => ({ stockLocate, trackingNumber: 0, timeNs });
const directory: ItchMessage = {
  type: 'R',
  ...at(3, 2),
  stock: 'ACME',
  marketCategory: 'Q',
  financialStatus: 'N',
  roundLotSize: 100,
  roundLotsOnly: 'N',
  issueClassification: 'C',
  issueSubType: 'Z',
  authenticity: 'P',
  shortSaleThreshold: 'N',
  ipoFlag: 'N',
  luldReferencePriceTier: '1',
  etpFlag: 'N',
  etpLeverageFactor: 0,
  inverseIndicator: 'N',
};
const order = { side: 'S', shares: 500, stock: 'ACME', price: 1_000_000 };
const execution = { ...at(3, 5), orderId: 9, executedShares: 100, matchNumber: 41 };
const messages: ItchMessage[] = [
  { type: 'S', ...at(0, 1), eventCode: 'O' },
  directory,
  { type: 'A', ...at(3, 3), orderId: 9, ...order },
  { type: 'F', ...at(3, 4), orderId: 0, ...order, side: 'B', attribution: 'NITE' },
  { type: 'E', ...execution },
  { type: 'C', ...execution, printable: 'Y', executionPrice: 999_900 },
  { type: 'C', ...execution, printable: 'N', executionPrice: 999_900 },
  { type: 'X', ...at(3, 6), orderId: 9, cancelledShares: 50 },
  { type: 'U', ...at(3, 7), orderId: 9, newOrderId: 10, shares: 20, price: 1_000_100 },
  { type: 'D', ...at(3, 8), orderId: 10 },
  { type: 'P', ...at(3, 9), orderId: 0, ...order, side: 'B', matchNumber: 42 },
  { type: 'Q', ...at(3, 10), shares: 7, stock: 'ACME', crossPrice: 5, matchNumber: 43, crossType: 'O' },
  { type: 'Q', ...at(3, 10), shares: 0, stock: 'ACME', crossPrice: 0, matchNumber: 0, crossType: 'C' },
  { type: 'N', ...at(4, 11), stock: 'LATE', interestFlag: 'A' },
  { type: 'D', ...at(5, 12), orderId: 77 },
];

function records(
  file: string,
  bytes: Uint8Array,
  day?: number,
): { symbols: readonly string[]; list: FeedRecord[] } {
  const feed = itchFormat.open(file, { day });
  const list: FeedRecord[] = [];
  feed.feed(bytes);
  feed.finish();
  while (feed.next()) list.push({ ...feed.record });
  return { symbols: feed.symbols, list };
}

describe('ITCH as market data records', () => {
  const { symbols, list } = records('01302020.NASDAQ_ITCH50', itchBytes(messages));

  it('every message becomes the record that says the same', () => {
    expect(
      list
        .map(({ kind, id, otherId, side, price, quantity }) => [kind, id, otherId, side, price, quantity])
        .slice(2, 12),
    ).toEqual([
      [orderAdd, 9, 0, 1, 1_000_000, 500],
      [orderAdd, -1, 0, 0, 1_000_000, 500],
      [orderExecute, 9, 0, -1, 0, 100],
      [orderExecute, 9, 0, -1, 999_900, 100],
      [orderReduce, 9, 0, -1, 999_900, 100],
      [orderReduce, 9, 0, -1, 999_900, 50],
      [orderReplace, 10, 9, -1, 1_000_100, 20],
      [orderRemove, 10, 0, -1, 1_000_100, 20],
      [trade, 42, 0, -1, 1_000_000, 500],
      [trade, 43, 0, -1, 5, 7],
    ]);
    expect(list.filter((_, i) => i < 2 || i > 11).map(({ kind }) => kind)).toEqual([
      status,
      status,
      status,
      status,
      orderRemove,
    ]);
  });

  it('has the symbol, the time and the number of each message', () => {
    expect(symbols).toEqual(['*', 'ACME', 'LATE', '#5']);
    expect(list.map(({ symbol }) => symbols[symbol])).toEqual(['*', ...Array(12).fill('ACME'), 'LATE', '#5']);
    expect(list.map(({ sequence }) => sequence)).toEqual(messages.map((_, i) => i + 1));
    expect(list.map(({ timeNs }) => timeNs)).toEqual(messages.map(({ timeNs }) => timeNs));
  });

  it('takes the day from the name, or from who opens it', () => {
    const day = (file: string, given?: number) => records(file, itchBytes(messages), given).list[0].day;
    expect(day('01302020.NASDAQ_ITCH50.gz')).toBe(18_291);
    expect(day('folder/S071321-v50.txt')).toBe(18_821);
    expect(day('99992020.NASDAQ_ITCH50')).toBe(0);
    expect(day('01302020.NASDAQ_ITCH50', 5)).toBe(5);
  });
});

describe('ITCH by its first bytes', () => {
  const text = (line: string) => new TextEncoder().encode(`${line}\n`.repeat(20));
  const ruledOut = (head: Uint8Array, whole = true) => itchFormat.ruledOut({ name: 'x', head, whole });

  it.each(['length', 'zero', 'bare'] as const)('is recognised, framing %s', (framing) => {
    const bytes = itchBytes(messages, { framing });
    expect(ruledOut(bytes)).toBeUndefined();
    expect(ruledOut(bytes.subarray(0, 300), false)).toBeUndefined();
    expect(ruledOut(bytes.subarray(0, 30))).toBeUndefined();
  });

  it.each([
    ['nothing', new Uint8Array(0), /empty/],
    ['prices', text('Date,Open,High,Low,Close'), /message 1 is none/],
    ['capitals', text('ADDRESS UNKNOWN'), /message \d is none/],
    ['zeros', new Uint8Array(100), /message 1 is none/],
    ['JSON', text('{"type":"A"}'), /'\{' is no message type/],
  ])('is told from %s', (_, head, reason) => {
    expect(ruledOut(head)).toMatch(reason);
  });
});
