import { describe, expect, it } from 'vitest';
import type { ItchMessage } from '../../../../../src/core/data/itch/itchMessage.ts';
import { ItchReader } from '../../../../../src/core/data/itch/itchReader.ts';
import { itchBytes, readItch } from '../../../../support/itchMessages.ts';

const header = { stockLocate: 7, trackingNumber: 2, timeNs: 34_200_123_456_789 };
const order = { orderId: 2 ** 40 + 3, side: 'S', shares: 300, stock: 'ACME', price: 1_234_500 };
const open: ItchMessage = { type: 'S', ...header, eventCode: 'O' };
const add: ItchMessage = { type: 'A', ...header, ...order };
const remove: ItchMessage = { type: 'D', ...header, orderId: order.orderId };
const bytes = itchBytes([open, add, remove]);
/** Where the second message's type stands, and its end, in `bytes`. */
const ADD_AT = 2 + 12 + 2;

function changed(at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

/** What reading a file throws, with every way of cutting it giving the same. */
function failure(file: Uint8Array, framing?: 'length' | 'zero' | 'bare'): Record<string, unknown> {
  const thrown = [[file.length], [1], [7, 3]].map((chunks) => {
    try {
      readItch(file, { chunks, framing });
    } catch (error) {
      const { code, message, facts } = error as { code: string; message: string; facts: object };
      return { code, message, ...facts };
    }
    return undefined;
  });
  expect(thrown[1]).toEqual(thrown[0]);
  expect(thrown[2]).toEqual(thrown[0]);
  return thrown[0]!;
}

describe('ITCH reader', () => {
  it.each([
    ['an unknown type', changed(ADD_AT, 0x7a), 'DATA_UNKNOWN_RECORD', ADD_AT, /'z' is no message type/],
    [
      'a length that is not the type’s',
      changed(ADD_AT - 1, 40),
      'DATA_INVALID_FIELD',
      ADD_AT - 2,
      /length 40 is not the 36 bytes of a message A/,
    ],
    [
      'a zero length inside',
      changed(ADD_AT - 1, 0),
      'DATA_INVALID_FIELD',
      ADD_AT - 2,
      /zero length ends the session, but/,
    ],
    [
      'a time beyond the day',
      changed(ADD_AT + 5, 0xff),
      'DATA_INVALID_FIELD',
      ADD_AT + 5,
      /time of message A is not within a day/,
    ],
    [
      'an order reference above 2^53',
      changed(ADD_AT + 11, 0, 0x20),
      'DATA_INVALID_FIELD',
      ADD_AT + 11,
      /orderId of message A is larger than 2\^53/,
    ],
    [
      'no side',
      changed(ADD_AT + 19, 0x62),
      'DATA_INVALID_FIELD',
      ADD_AT + 19,
      /side of message A is neither B nor S/,
    ],
    [
      'no shares',
      changed(ADD_AT + 20, 0, 0, 0, 0),
      'DATA_INVALID_FIELD',
      ADD_AT + 20,
      /shares of message A is not from 1/,
    ],
    [
      'a price above the highest',
      changed(ADD_AT + 32, 0x80),
      'DATA_INVALID_FIELD',
      ADD_AT + 32,
      /price of message A is not from 0.0001/,
    ],
    [
      'an unknown event',
      changed(2 + 11, 0x5a),
      'DATA_INVALID_FIELD',
      13,
      /eventCode of message S is not one of O S Q M E C: found "Z"/,
    ],
    [
      'a letter that is none',
      changed(2 + 11, 0x07),
      'DATA_INVALID_FIELD',
      13,
      /eventCode of message S holds the byte 7/,
    ],
    [
      'a cut end',
      bytes.subarray(0, -1),
      'DATA_TRUNCATED',
      bytes.length - 21,
      /the file ends 20 bytes into a message/,
    ],
    [
      'half a length at the end',
      Uint8Array.from([...bytes, 0]),
      'DATA_TRUNCATED',
      bytes.length,
      /1 bytes into a message/,
    ],
    [
      'bytes behind the end of the session',
      Uint8Array.from([...bytes, 0, 0, 0, 12, 0x53]),
      'DATA_INVALID_FIELD',
      bytes.length,
      /but bytes follow/,
    ],
    ['nothing', new Uint8Array(0), 'DATA_TRUNCATED', 0, /is empty/],
  ])('refuses %s', (_, file, code, byteOffset, message) => {
    const thrown = failure(file);
    expect(thrown.message).toMatch(message);
    expect(thrown.message).toContain('day.itch: byte ');
    expect(thrown).toMatchObject({ file: 'day.itch', code, byteOffset });
  });

  it.each(['length', 'zero', 'bare'] as const)(
    'reads another framing than %s only by that name',
    (framing) => {
      const others = (['length', 'zero', 'bare'] as const).filter((other) => other !== framing);
      for (const other of others) {
        const file = itchBytes([open, add, remove], { framing });
        expect(failure(file, other).code).toMatch(/^DATA_/);
        expect(readItch(file).framing).toBe(framing);
      }
    },
  );

  it.each([
    ['a marked end', itchBytes([open], { end: true }), 1],
    ['an empty session', Uint8Array.from([0, 0]), 0],
  ])('reads %s', (_, file, messages) => {
    expect(readItch(file)).toMatchObject({ messages, bytesRead: file.length });
    expect(readItch(file, { chunks: [1] }).messages).toBe(messages);
  });

  it('gives the framing as soon as two bytes are there', () => {
    const reader = new ItchReader('x');
    reader.feed(bytes.subarray(0, 1));
    expect(reader.next()).toBe(false);
    expect(reader.framing).toBeUndefined();
    reader.feed(bytes.subarray(1, 2));
    expect(reader.next()).toBe(false);
    expect(reader.framing).toBe('length');
  });

  it('reads messages of the rare types by name', () => {
    const levels: ItchMessage = { type: 'V', ...header, level1: 3_500_00000000, level2: 1, level3: 0 };
    const read: ItchMessage[] = [];
    readItch(itchBytes([levels], { framing: 'bare' }), { visit: (reader) => read.push(reader.message()) });
    expect(read).toEqual([levels]);
  });
});
