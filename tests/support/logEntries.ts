import type { EventLog } from '../../src/core/models/logEntry.ts';
import { BookSnapshot, Quote } from '../../src/core/models/messages/marketData.ts';
import { CancelOrder, NewOrder } from '../../src/core/models/messages/orderEntry.ts';
import type { Anchor, RecordClass, Recorder } from '../../src/core/models/ports/recorder.ts';

/** An entry as plain data, to be written and compared. */
export interface PlainEntry {
  readonly recordClass: RecordClass;
  readonly events: number;
  readonly time: number;
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly fields: readonly number[];
  readonly body?: readonly number[];
}

/** Kinds that the tests use, with their counts of fields; 0 is the wake-up. */
export const TEST_KINDS = [
  { id: 0, fields: 1 },
  { id: NewOrder.id, fields: NewOrder.fields.length },
  { id: CancelOrder.id, fields: CancelOrder.fields.length },
  { id: Quote.id, fields: Quote.fields.length },
  { id: BookSnapshot.id, fields: 0 },
] as const;

const payload = new Float64Array(32);

export function writeEntry(recorder: Recorder, entry: PlainEntry): void {
  const base = 7;
  payload.fill(Number.NaN);
  payload.set(entry.fields, base);
  const { recordClass, events, time, from, to, kind, fields, body } = entry;
  const bytes = body === undefined ? undefined : Uint8Array.from(body);
  recorder.write(recordClass, events, time, from, to, kind, payload, base, fields.length, bytes);
}

/** All that a log hands out, copied. */
export function entriesOf(log: EventLog): PlainEntry[] {
  const entries: PlainEntry[] = [];
  log.forEach((entry) => {
    const count = TEST_KINDS.find((kind) => kind.id === entry.kind)?.fields ?? 0;
    const { recordClass, events, time, from, to, kind, body } = entry;
    const fields = Array.from({ length: count }, (_, index) => entry.get(index));
    const copied = { recordClass, events, time, from, to, kind, fields };
    entries.push(body === undefined ? copied : { ...copied, body: [...body] });
  });
  return entries;
}

export function anchorAt(events: number, time = events * 1000, mark = 'a'): Anchor {
  return { events, time, traceHash: mark.repeat(16), stateHash: '0123456789abcdef' };
}

/** Writes three small segments: two with anchors, one behind the last anchor. */
export function writeSmallLog(log: Recorder & { close(): void }): PlainEntry[] {
  const entries: PlainEntry[] = [
    { recordClass: 1, events: 0, time: 0, from: 2, to: -1, kind: CancelOrder.id, fields: [7] },
    {
      recordClass: 0,
      events: 1,
      time: 5000,
      from: 3,
      to: 2,
      kind: NewOrder.id,
      fields: [1, 0, 1, 0, 0, 990, 5, 2],
    },
    { recordClass: 2, events: 1, time: 70_000, from: -1, to: 2, kind: 0, fields: [0.5] },
    {
      recordClass: 0,
      events: 2,
      time: 2 ** 40,
      from: 2,
      to: 3,
      kind: BookSnapshot.id,
      fields: [],
      body: [1, 2, 3],
    },
    { recordClass: 0, events: 3, time: 2 ** 40 + 1, from: 3, to: 2, kind: CancelOrder.id, fields: [2 ** 40] },
  ];
  writeEntry(log, entries[0]);
  writeEntry(log, entries[1]);
  writeEntry(log, entries[2]);
  log.anchor(anchorAt(1));
  writeEntry(log, entries[3]);
  log.anchor(anchorAt(2, 2 ** 40, 'b'));
  writeEntry(log, entries[4]);
  log.close();
  return entries;
}
