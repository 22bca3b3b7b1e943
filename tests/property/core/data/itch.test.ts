import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITCH_FRAMINGS } from '../../../../src/core/data/itch/itchFraming.ts';
import { ITCH_LAYOUTS, ITCH_TYPES } from '../../../../src/core/data/itch/itchLayout.ts';
import type { ItchMessage } from '../../../../src/core/data/itch/itchMessage.ts';
import type { ItchReader } from '../../../../src/core/data/itch/itchReader.ts';
import { fuzzItch } from '../../../support/itchFuzz.ts';
import { anyItchMessage, itchBytes, readItch } from '../../../support/itchMessages.ts';

const files = fc.array(anyItchMessage, { minLength: 1, maxLength: 60 });
const chunkSizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });

/** The numbers of the hot record that a message has, under the message's own names. */
function hotFields({ record, ...reader }: Pick<ItchReader, 'record'> & { type: string }): object {
  const { orderId, newOrderId, side, quantity, price, matchNumber, printable } = record;
  const order = { orderId, side: 'BS'[side], shares: quantity, price };
  const fields: Readonly<Record<string, object>> = {
    A: order,
    F: order,
    E: { orderId, executedShares: quantity, matchNumber },
    C: { orderId, executedShares: quantity, matchNumber, printable: 'NY'[printable], executionPrice: price },
    X: { orderId, cancelledShares: quantity },
    D: { orderId },
    U: { orderId, newOrderId, shares: quantity, price },
    P: { ...order, matchNumber },
    Q: { shares: quantity, crossPrice: price, matchNumber },
    B: { matchNumber },
  };
  return fields[reader.type] ?? {};
}

describe('ITCH reader and writer', () => {
  it.each(ITCH_FRAMINGS)('what is written is read back, framing %s', (framing) => {
    const met = new Set<string>();
    fc.assert(
      fc.property(files, chunkSizes, fc.boolean(), fc.boolean(), (messages, chunks, end, named) => {
        const file = itchBytes(messages, { framing, end });
        const read: ItchMessage[] = [];
        const reader = readItch(file, {
          framing: named ? framing : undefined,
          chunks,
          visit: (at) => read.push(at.message()),
        });
        for (const { type } of messages) met.add(type);
        expect(read).toEqual(messages);
        expect(reader).toMatchObject({ framing, messages: messages.length, bytesRead: file.length });
      }),
      { numRuns: 150 },
    );
    expect([...met].sort()).toEqual([...ITCH_TYPES].sort());
  });

  it('the numbers of the order flow are those of the whole message, at the place told', () => {
    fc.assert(
      fc.property(files, chunkSizes, (messages, chunks) => {
        let i = 0;
        let offset = 0;
        readItch(itchBytes(messages), {
          chunks,
          visit: ({ record, byteOffset }) => {
            const message = messages[i++];
            const { type, stockLocate, trackingNumber, timeNs } = message;
            expect(record).toMatchObject({ type: type.charCodeAt(0), stockLocate, trackingNumber, timeNs });
            expect(message).toMatchObject(hotFields({ record, type }));
            expect(byteOffset).toBe(offset + 2);
            offset += 2 + ITCH_LAYOUTS.get(type)!.bytes;
          },
        });
        expect(i).toBe(messages.length);
      }),
    );
  });
});

describe('broken ITCH files', () => {
  it('are read, or refused with their place', () => {
    const { read, refused, anomalous } = fuzzItch(2500, 1);
    expect(Object.keys(refused).sort()).toEqual([
      'DATA_INVALID_FIELD',
      'DATA_TRUNCATED',
      'DATA_UNKNOWN_RECORD',
    ]);
    expect(read).toBeGreaterThan(0);
    expect(anomalous).toBeGreaterThan(0);
  });
});
