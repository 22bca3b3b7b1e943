import { describe, expect, it } from 'vitest';
import type { LobsterMessage } from '../../../../../src/core/data/lobster/lobsterMessage.ts';
import { LobsterMessageReader } from '../../../../../src/core/data/lobster/messageReader.ts';

function read(text: string, chunkBytes = 7): LobsterMessage[] {
  const reader = new LobsterMessageReader('messages.csv');
  const bytes = new TextEncoder().encode(text);
  const rows: LobsterMessage[] = [];
  const drain = (): void => {
    while (reader.next()) rows.push({ ...reader.record });
  };
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    reader.feed(bytes.subarray(at, at + chunkBytes));
    drain();
  }
  reader.finish();
  drain();
  return rows;
}

function failure(text: string): { code: string; message: string; facts: Record<string, unknown> } {
  try {
    read(text);
  } catch (error) {
    const { code, message, facts } = error as {
      code: string;
      message: string;
      facts: Record<string, unknown>;
    };
    return { code, message, facts };
  }
  throw new Error('was read without an error');
}

const GOOD = '34200.5,1,11,100,308700,1\n';

describe('LobsterMessageReader', () => {
  it('reads rows from chunks of any size, with LF or CRLF, with or without a last line end', () => {
    const rows = read(
      '34200.01746,5,0,1,2238200,-1\r\n34200.189607670,1,11885113,21,2238100,1\n36023,7,0,0,-1,-1',
    );
    expect(rows).toEqual([
      { timeNs: 34_200_017_460_000, type: 5, orderId: 0, size: 1, price: 2_238_200, direction: -1 },
      { timeNs: 34_200_189_607_670, type: 1, orderId: 11_885_113, size: 21, price: 2_238_100, direction: 1 },
      { timeNs: 36_023_000_000_000, type: 7, orderId: 0, size: 0, price: -1, direction: -1 },
    ]);
    for (const size of [1, 2, 3, 100]) expect(read(`${GOOD}${GOOD}`, size)).toHaveLength(2);
    expect(read('')).toEqual([]);
  });

  it('keeps nanoseconds exact', () => {
    expect(read('57599.999999999,1,1,1,1,1')[0]!.timeNs).toBe(57_599_999_999_999);
    expect(read('0.000000001,1,1,1,1,1')[0]!.timeNs).toBe(1);
  });

  it('takes a cross without an order', () => {
    expect(read('34200.1,6,-1,500,310000,-1\n')[0]).toMatchObject({ type: 6, orderId: -1, size: 500 });
  });

  const wrong: [string, string, string, Record<string, unknown>][] = [
    ['a missing column', '1.5,1,11,100,308700\n', 'DATA_INVALID_FIELD', { line: 2 }],
    ['a column too many', '1.5,1,11,100,308700,1,9\n', 'DATA_INVALID_FIELD', { line: 2 }],
    ['an empty line', '\n', 'DATA_INVALID_FIELD', { line: 2, column: 1, field: 'time' }],
    [
      'words',
      '1.5,1,11,abc,308700,1\n',
      'DATA_INVALID_FIELD',
      { line: 2, column: 4, field: 'size', found: 'abc' },
    ],
    ['a number with a tail', '1.5,1,11,100x,308700,1\n', 'DATA_INVALID_FIELD', { column: 4, found: '100x' }],
    ['a fraction', '1.5,1,11,100.5,308700,1\n', 'DATA_INVALID_FIELD', { column: 4, found: '100.5' }],
    ['size 0', '1.5,1,11,0,308700,1\n', 'DATA_INVALID_FIELD', { column: 4, field: 'size' }],
    [
      'a negative size',
      '1.5,3,11,-5,308700,1\n',
      'DATA_INVALID_FIELD',
      { column: 4, field: 'size', found: '-5' },
    ],
    ['price 0', '1.5,1,11,5,0,1\n', 'DATA_INVALID_FIELD', { column: 5, field: 'price' }],
    ['order id 0', '1.5,1,0,5,100,1\n', 'DATA_INVALID_FIELD', { column: 3, field: 'order id' }],
    ['an order id beyond 2^53', '1.5,1,9007199254740992,5,100,1\n', 'DATA_INVALID_FIELD', { column: 3 }],
    [
      'an unknown type',
      '1.5,8,11,5,100,1\n',
      'DATA_UNKNOWN_RECORD',
      { column: 2, field: 'type', found: '8' },
    ],
    ['direction 0', '1.5,1,11,5,100,0\n', 'DATA_INVALID_FIELD', { column: 6, field: 'direction' }],
    ['a halt with an unknown state', '1.5,7,0,0,2,-1\n', 'DATA_INVALID_FIELD', { column: 5, field: 'price' }],
    ['ten decimals', '1.1234567890,1,11,5,100,1\n', 'DATA_INVALID_FIELD', { column: 1, field: 'time' }],
    ['a negative time', '-1.5,1,11,5,100,1\n', 'DATA_INVALID_FIELD', { column: 1, field: 'time' }],
    ['an end after a whole column', '1.5,1,11,5,100', 'DATA_TRUNCATED', { line: 2 }],
    ['an end inside the last column', '1.5,1,11,5,100,-', 'DATA_TRUNCATED', { line: 2 }],
    ['an end after a comma', '1.5,1,11,', 'DATA_TRUNCATED', { line: 2 }],
  ];
  it.each(wrong)('refuses %s, saying where', (_, line, code, facts) => {
    const found = failure(`${GOOD}${line}`);
    expect(found.code).toBe(code);
    expect(found.message).toContain('messages.csv:2:');
    expect(found.facts).toMatchObject({ file: 'messages.csv', ...facts });
  });

  it('refuses a line without end instead of keeping it', () => {
    const reader = new LobsterMessageReader('messages.csv');
    const chunk = new Uint8Array(1 << 15).fill(0x31);
    expect(() => {
      for (let i = 0; i < 100; i++) {
        reader.feed(chunk);
        reader.next();
      }
    }).toThrow(/messages.csv:1: the line is longer than 65536 bytes/);
  });
});
