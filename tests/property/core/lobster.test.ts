import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LobsterBookReader } from '../../../src/core/data/lobster/bookReader.ts';
import { writeLobsterBookRow } from '../../../src/core/data/lobster/bookWriter.ts';
import { LobsterBookRow } from '../../../src/core/data/lobster/lobsterBookRow.ts';
import type { LobsterMessage } from '../../../src/core/data/lobster/lobsterMessage.ts';
import { LobsterMessageReader } from '../../../src/core/data/lobster/messageReader.ts';
import { writeLobsterMessage } from '../../../src/core/data/lobster/messageWriter.ts';
import { AsciiWriter } from '../../../src/core/data/text/asciiWriter.ts';

interface Reader {
  feed(chunk: Uint8Array): void;
  finish(): void;
  next(): boolean;
}

/** Feeds the bytes in chunks of the given sizes, over and over. */
function readAll(reader: Reader, bytes: Uint8Array, chunkSizes: readonly number[], row: () => void): void {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = chunkSizes[turn % chunkSizes.length]!;
    reader.feed(bytes.subarray(at, at + size));
    while (reader.next()) row();
    at += size;
  }
  reader.finish();
  while (reader.next()) row();
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
const timeNs = fc.integer({ min: 0, max: 86_400_000_000_000 });
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const direction = fc.constantFrom(1, -1);
const orderMessage = fc.record<LobsterMessage>({
  timeNs,
  type: fc.integer({ min: 1, max: 5 }),
  orderId: positive,
  size: positive,
  price: positive,
  direction,
});
const cross = fc.record<LobsterMessage>({
  timeNs,
  type: fc.constant(6),
  orderId: fc.constant(-1),
  size: fc.nat(),
  price: fc.nat(),
  direction: fc.constant(-1),
});
const halt = fc.record<LobsterMessage>({
  timeNs,
  type: fc.constant(7),
  orderId: fc.constant(0),
  size: fc.constant(0),
  price: fc.constantFrom(-1, 0, 1),
  direction: fc.constant(-1),
});

const level = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1_000_000 }));
const bookRows = fc.integer({ min: 1, max: 12 }).chain((levels) => {
  const side = fc.array(level, { maxLength: levels });
  return fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 8 }).map((rows) =>
    rows.map(([asks, bids]) => {
      const row = new LobsterBookRow(levels);
      let ask = 500_000;
      let bid = 500_000;
      asks.forEach(([step, size], i) => {
        row.askPrice[i] = ask += step;
        row.askSize[i] = size;
      });
      bids.forEach(([step, size], i) => {
        row.bidPrice[i] = bid -= step;
        row.bidSize[i] = size;
      });
      return row;
    }),
  );
});

describe('LOBSTER files', () => {
  it('read what was written: messages', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(orderMessage, cross, halt)), chunkSizes, (messages, sizes) => {
        const out = new AsciiWriter();
        for (const message of messages) writeLobsterMessage(out, message);
        const reader = new LobsterMessageReader('m');
        const read: LobsterMessage[] = [];
        readAll(reader, out.view(), sizes, () => read.push({ ...reader.record }));
        expect(read).toEqual(messages);
        expect(reader.rows).toBe(messages.length);
      }),
    );
  });

  it('read what was written: books', () => {
    fc.assert(
      fc.property(bookRows, chunkSizes, (rows, sizes) => {
        const out = new AsciiWriter();
        for (const row of rows) writeLobsterBookRow(out, row);
        const reader = new LobsterBookReader('b');
        const again = new AsciiWriter();
        readAll(reader, out.view(), sizes, () => writeLobsterBookRow(again, reader.row));
        expect(again.view()).toEqual(out.view());
        expect(reader.rows).toBe(rows.length);
        expect(reader.row).toEqual(rows.at(-1));
      }),
    );
  });
});
