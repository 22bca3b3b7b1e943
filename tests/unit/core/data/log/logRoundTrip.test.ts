import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../../src/core/data/log/byteStore.ts';
import { LogReader } from '../../../../../src/core/data/log/logReader.ts';
import { LogWriter } from '../../../../../src/core/data/log/logWriter.ts';
import { MemoryLog } from '../../../../../src/core/data/log/memoryLog.ts';
import { Execution } from '../../../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { anchorAt, entriesOf, writeEntry, writeSmallLog } from '../../../../support/logEntries.ts';

describe('event log', () => {
  it('gives back what was written, segment by segment', () => {
    const log = new MemoryLog();
    const entries = writeSmallLog(log);
    const reader = log.reader();
    expect(entriesOf(reader)).toEqual(entries);
    const headers = [...reader.segments()].map((segment) => segment.header);
    expect(headers.map((header) => header.entries)).toEqual([3, 1, 1]);
    expect(headers.map((header) => header.inputs)).toEqual([1, 0, 0]);
    expect(headers.map((header) => header.firstEvents)).toEqual([0, 2, 3]);
    expect(headers.map((header) => header.end)).toEqual([false, false, true]);
    expect([...reader.anchors()]).toEqual([anchorAt(1), anchorAt(2, 2 ** 40, 'b')]);
    expect(reader.ending()).toEqual({
      segments: 3,
      byteOffset: reader.size,
      bytesAfter: 0,
      problem: undefined,
    });
  });

  it('reads the same from one piece as from chunks', () => {
    const log = new MemoryLog();
    const entries = writeSmallLog(log);
    const bytes = log.toBytes();
    expect(entriesOf(new LogReader(new MemorySource([bytes])))).toEqual(entries);
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(entriesOf(new LogReader(new MemorySource(single)))).toEqual(entries);
  });

  it('closes a segment where it is full, and each can be read by itself', () => {
    const log = new MemoryLog({ segmentBytes: 100 });
    const fields = [1, 0, 1, 0, 0, 990, 5, 2];
    for (let events = 1; events <= 200; events++) {
      writeEntry(log, { recordClass: 0, events, time: events, from: 1, to: 0, kind: NewOrder.id, fields });
    }
    log.close();
    const segments = [...log.reader().segments()];
    expect(segments.length).toBeGreaterThan(5);
    expect(Math.max(...segments.map((segment) => segment.header.entriesBytes))).toBeLessThan(300);
    expect(entriesOf(log.reader()).map((entry) => entry.events)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
  });

  it('is readable while it is open, and says that it is not closed', () => {
    const log = new MemoryLog();
    writeEntry(log, { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: 0, fields: [4] });
    expect(entriesOf(log)).toHaveLength(1);
    expect(log.reader({ tolerant: true }).ending().problem?.code).toBe('DATA_TRUNCATED');
    expect(() => entriesOf(log.reader())).toThrow(/without its closing mark/);
  });

  it('holds a cold body longer than a whole segment', () => {
    const log = new MemoryLog({ segmentBytes: 1000 });
    const body = Array.from({ length: 300_000 }, (_, index) => index % 251);
    const entry = { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: 45, fields: [], body } as const;
    writeEntry(log, entry);
    writeEntry(log, entry);
    log.close();
    expect(entriesOf(log.reader())).toEqual([entry, entry]);
  });

  it('takes at most 13 bytes for an order and its acceptance each', () => {
    let bytes = 0;
    const writer = new LogWriter({
      write: (chunk) => {
        bytes += chunk.length;
      },
    });
    const orders = 10_000;
    const noise = (index: number, range: number) => ((index * 2654435761) >>> 9) % range;
    for (let n = 1; n <= orders; n++) {
      const [id, side, price, quantity] = [
        1 + (n >> 8),
        noise(n, 2),
        10_000 + noise(n, 60),
        1 + noise(n, 10),
      ];
      const [trader, time] = [noise(n + 5, 1000), n * 250_000 + noise(n, 200_000)];
      const order = [id, 0, side, 0, 0, price, quantity, 0];
      const accepted = [trader, 0, id, n, 0, side, price, quantity, quantity, 0];
      writeEntry(writer, {
        recordClass: 0,
        events: 3 * n,
        time,
        from: trader + 1,
        to: 0,
        kind: NewOrder.id,
        fields: order,
      });
      writeEntry(writer, {
        recordClass: 1,
        events: 3 * n,
        time,
        from: 0,
        to: 0,
        kind: Execution.id,
        fields: accepted,
      });
    }
    writer.close();
    expect(writer.entries).toBe(2 * orders);
    expect(bytes / (2 * orders)).toBeLessThan(13);
  });

  it('gives no bytes after it was closed', () => {
    const log = new MemoryLog();
    log.close();
    log.close();
    expect(() => log.anchor(anchorAt(1))).toThrow(/closed/);
    expect(entriesOf(log.reader())).toEqual([]);
  });

  it('refuses a kind that nobody declared', () => {
    const log = new MemoryLog();
    const entry = { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: 1000, fields: [] } as const;
    expect(() => writeEntry(log, entry)).toThrow(/1000 is not declared/);
  });
});
