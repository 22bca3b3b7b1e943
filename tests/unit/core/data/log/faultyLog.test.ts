import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../../src/core/data/log/byteStore.ts';
import { putKindTable } from '../../../../../src/core/data/log/kindLayout.ts';
import { LogReader } from '../../../../../src/core/data/log/logReader.ts';
import { MemoryLog } from '../../../../../src/core/data/log/memoryLog.ts';
import { CancelOrder, NewOrder, ReplaceOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { crc32 } from '../../../../../src/core/utils/crc32.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { entriesOf, writeEntry } from '../../../../support/logEntries.ts';
import { resealed } from '../../../../support/resealLog.ts';

/** A closed log of one segment. */
function oneSegment(): Uint8Array {
  const log = new MemoryLog();
  const envelope = { recordClass: 0, from: 1, to: 0 } as const;
  writeEntry(log, {
    ...envelope,
    events: 1,
    time: 10,
    kind: NewOrder.id,
    fields: [1, 0, 1, 0, 0, 990, 5, 2],
  });
  writeEntry(log, { ...envelope, events: 2, time: 90_000, kind: CancelOrder.id, fields: [0.1] });
  writeEntry(log, { ...envelope, events: 3, time: 90_001, kind: 45, fields: [], body: [1, 2, 3] });
  log.close();
  return log.toBytes();
}

function read(bytes: Uint8Array): LogReader {
  return new LogReader(new MemorySource([bytes], 'odd.mslog'));
}

describe('a log with right sums and a wrong body', () => {
  it('is refused with its place or read, and never fails otherwise', () => {
    const bytes = oneSegment();
    let refused = 0;
    for (let at = 0; at < 70; at++) {
      for (let value = 0; value < 256; value++) {
        const odd = resealed(bytes, ({ header, body }) => {
          if (at < body.length) body[at] = value;
          return { header, body };
        });
        try {
          entriesOf(read(odd));
        } catch (error) {
          if (!(error instanceof BaseError)) throw error;
          expect(error.code).toBe('DATA_CORRUPT');
          expect(error.facts.segment).toBe(0);
          refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });

  it('takes no memory for what its header claims', () => {
    const bytes = oneSegment();
    const u32 = fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 0xffffffff }));
    const claims = fc.record({ entries: u32, inputs: u32, entriesBytes: u32, bodyBytes: u32 });
    fc.assert(
      fc.property(claims, (claim) => {
        const odd = resealed(bytes, ({ header, body }) => ({ header: { ...header, ...claim }, body }));
        expect(() => entriesOf(read(odd))).toThrow(BaseError);
      }),
      { numRuns: 200 },
    );
  });

  it('names the byte of the fault', () => {
    const odd = resealed(oneSegment(), ({ header, body }) => {
      body[0] = 0x7b;
      return { header, body };
    });
    expect(() => entriesOf(read(odd))).toThrow('odd.mslog, segment 0, byte 96: an entry of no known kind');
  });

  it('is not read by a program of another format version', () => {
    const bytes = oneSegment();
    const view = new DataView(bytes.buffer);
    view.setUint32(8, 2, true);
    view.setUint32(12, crc32(bytes.subarray(0, 12)), true);
    expect(() => entriesOf(read(bytes))).toThrow('format version 2; this program reads version 1');
  });

  it('names what is no log at all', () => {
    const text = new Uint8Array(100).fill(0x61);
    expect(() => entriesOf(read(text))).toThrow(/not an event log/);
    expect(() => entriesOf(read(new Uint8Array(0)))).toThrow(/within its file header/);
  });
});

describe('a log of an older declaration', () => {
  it('is read by field names', () => {
    const log = new MemoryLog();
    const fields = [11, 22, 33, 44];
    writeEntry(log, { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: ReplaceOrder.id, fields });
    log.close();
    const old = resealed(log.toBytes(), ({ header, body }) => {
      const table = new Uint8Array(200);
      const layout = {
        id: ReplaceOrder.id,
        name: 'amend',
        fields: ['quantity', 'urgency', 'price', 'clientOrderId'],
      };
      const end = putKindTable(table, 0, [layout]);
      const entries = body.subarray(0, header.entriesBytes);
      const bytes = Uint8Array.of(...entries, ...table.subarray(0, end));
      return { header: { ...header, bodyBytes: 0 }, body: bytes };
    });
    const seen: number[][] = [];
    read(old).forEach((entry) => {
      const { clientOrderId, originalClientOrderId, price, quantity } = ReplaceOrder;
      seen.push([clientOrderId, originalClientOrderId, price, quantity].map((index) => entry.get(index)));
    });
    expect(seen).toEqual([[44, 0, 33, 11]]);
  });
});
