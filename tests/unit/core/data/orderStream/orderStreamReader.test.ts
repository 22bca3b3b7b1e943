import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderBatch, STREAM_TYPE } from '../../../../../src/core/data/orderStream/orderBatch.ts';
import { OrderStreamReader } from '../../../../../src/core/data/orderStream/orderStreamReader.ts';
import {
  encodeStreamHeader,
  encodeStreamRecords,
} from '../../../../../src/core/data/orderStream/orderStreamWriter.ts';

interface Row {
  type: number;
  side: number;
  ioc: number;
  quantity: number;
  price: number;
  sequence: number;
  orderId: number;
}

function toBatch(rows: readonly Row[]): OrderBatch {
  const batch = new OrderBatch(Math.max(1, rows.length));
  rows.forEach((row, i) => {
    batch.type[i] = row.type;
    batch.side[i] = row.side;
    batch.immediateOrCancel[i] = row.ioc;
    batch.quantity[i] = row.quantity;
    batch.price[i] = row.price;
    batch.sequence[i] = row.sequence;
    batch.orderId[i] = row.orderId;
  });
  batch.count = rows.length;
  return batch;
}

function encode(rows: readonly Row[], announced = rows.length): Uint8Array {
  const records = encodeStreamRecords(toBatch(rows));
  const bytes = new Uint8Array(16 + records.length);
  bytes.set(encodeStreamHeader(announced));
  bytes.set(records, 16);
  return bytes;
}

function decode(bytes: Uint8Array, chunkBytes = 1000, capacity = 3): Row[] {
  const reader = new OrderStreamReader('flow.bin');
  const batch = new OrderBatch(capacity);
  const rows: Row[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    reader.feed(bytes.subarray(at, at + chunkBytes));
    while (reader.read(batch) > 0) {
      for (let i = 0; i < batch.count; i++) {
        rows.push({
          type: batch.type[i]!,
          side: batch.side[i]!,
          ioc: batch.immediateOrCancel[i]!,
          quantity: batch.quantity[i]!,
          price: batch.price[i]!,
          sequence: batch.sequence[i]!,
          orderId: batch.orderId[i]!,
        });
      }
    }
  }
  reader.finish();
  return rows;
}

const ADD: Row = { type: STREAM_TYPE.add, side: 0, ioc: 0, quantity: 5, price: 100, sequence: 1, orderId: 7 };

describe('OrderStreamReader', () => {
  it('reads what was written, in chunks and batches of any size', () => {
    const row = fc.record({
      type: fc.integer({ min: 0, max: 2 }),
      side: fc.integer({ min: 0, max: 1 }),
      ioc: fc.integer({ min: 0, max: 1 }),
      quantity: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      price: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      step: fc.integer({ min: 1, max: 2 ** 40 }),
      orderId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(row), sizes, (drawn, [chunkBytes, capacity]) => {
        let sequence = -1;
        const rows = drawn.map(({ step, ...rest }) => {
          sequence += step;
          return rest.type === STREAM_TYPE.cancel
            ? { ...rest, sequence, quantity: 0, price: 0 }
            : { ...rest, sequence };
        });
        expect(decode(encode(rows), chunkBytes, capacity)).toEqual(rows);
      }),
    );
  });

  /** One good record, and one made wrong by a change of bytes; the change is at an offset of the file. */
  function changed(at: number, ...values: number[]): Uint8Array {
    const bytes = encode([ADD, { ...ADD, sequence: 2, orderId: 8 }]);
    bytes.set(values, at);
    return bytes;
  }

  it.each([
    ['another magic number', changed(3, 0), 'DATA_BAD_MAGIC', 0],
    ['another version', changed(8, 2), 'DATA_UNKNOWN_RECORD', 8],
    ['an unknown type', changed(56, 3), 'DATA_UNKNOWN_RECORD', 56],
    ['an unknown side', changed(57, 2), 'DATA_UNKNOWN_RECORD', 57],
    ['an unknown time in force', changed(58, 9), 'DATA_UNKNOWN_RECORD', 58],
    ['quantity 0', changed(60, 0), 'DATA_INVALID_FIELD', 60],
    ['a quantity beyond 2^31 - 1', changed(63, 0x80), 'DATA_INVALID_FIELD', 60],
    ['a repeated sequence number', changed(64, 1), 'DATA_INVALID_FIELD', 64],
    ['a sequence number beyond 2^53', changed(71, 1), 'DATA_INVALID_FIELD', 64],
    ['order id 0', changed(72, 0), 'DATA_INVALID_FIELD', 72],
    ['price 0', changed(80, 0), 'DATA_INVALID_FIELD', 80],
    ['a negative price', changed(84, 0xff, 0xff, 0xff, 0xff), 'DATA_INVALID_FIELD', 80],
    ['an end inside the header', encode([]).subarray(0, 9), 'DATA_TRUNCATED', 9],
    ['an empty file', new Uint8Array(0), 'DATA_TRUNCATED', 0],
    ['an end inside a record', changed(0).subarray(0, 90), 'DATA_TRUNCATED', 90],
    ['fewer records than announced', encode([ADD], 2), 'DATA_TRUNCATED', 56],
    ['more records than announced', encode([ADD, { ...ADD, sequence: 2 }], 1), 'DATA_INVALID_FIELD', 56],
  ])('refuses %s, saying where', (_, bytes, code, byteOffset) => {
    for (const chunkBytes of [1, 50, 1000]) {
      expect(() => decode(bytes, chunkBytes)).toThrow(
        expect.objectContaining({
          code,
          message: expect.stringContaining(`flow.bin: byte ${byteOffset}: `),
          facts: expect.objectContaining({ file: 'flow.bin', byteOffset }),
        }),
      );
    }
  });
});
