import type { LogEntry } from '../../models/logEntry.ts';
import { PAYLOAD_FIELDS } from '../../models/message.ts';
import { RECORD_DELIVERY, RECORD_INPUT, type RecordClass } from '../../models/ports/recorder.ts';
import { EntryView } from './entryView.ts';
import { AS_PREDICTED, ONE_BYTE, RAW_DOUBLE, RAW_NAN, RAW_WHOLE, RECORD_CLASSES, WIDE } from './format.ts';
import { readKindTable } from './kindLayout.ts';
import type { SegmentHeader } from './segmentHeader.ts';
import { type StoredKind, storedKinds } from './storedKind.ts';
import { unzigzag, VarintReader } from './varint.ts';

/** What is wrong with a body whose checksum is right, and where: only a faulty writer makes such a log. */
export class BodyFault extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/**
 * Decodes a segment's body: the mirror of `EntryEncoder`. Bytes are read without a check each; reading past the
 * end gives zeros, and the offset is checked after every entry.
 */
export class EntryDecoder {
  readonly #view = new EntryView();
  readonly #stored = new Float64Array(PAYLOAD_FIELDS);
  readonly #reader = new VarintReader(new Uint8Array(0));
  #doubles: DataView = new DataView(new ArrayBuffer(0));
  #kinds: readonly StoredKind[] = [];
  readonly #lastFrom = new Int32Array(RECORD_CLASSES);
  readonly #lastTo = new Int32Array(RECORD_CLASSES);
  #last: Int32Array = new Int32Array(0);

  /** Hands out the entries of `body` in order. The view, and a cold body, are valid during the call only. */
  forEach(header: SegmentHeader, body: Uint8Array, visit: (entry: LogEntry) => void): void {
    const end = header.entriesBytes;
    this.#begin(header, body);
    const reader = this.#reader;
    const view = this.#view;
    let inputs = 0;
    for (let left = header.entries; left > 0; left--) {
      const start = reader.at;
      this.#decode();
      if (reader.at > end) throw new BodyFault('an entry passes the end of its segment', start);
      const fault = faultOf(view);
      if (fault !== undefined) throw new BodyFault(fault, start);
      if (view.recordClass === RECORD_INPUT) inputs++;
      visit(view);
    }
    if (reader.at !== end) throw new BodyFault('bytes are left behind the last entry', reader.at);
    if (inputs !== header.inputs) throw new BodyFault('the header counts other external inputs', 0);
  }

  #begin(header: SegmentHeader, body: Uint8Array): void {
    this.#reader.bytes = body;
    this.#reader.at = header.entriesBytes;
    const table = readKindTable(this.#reader, body.length);
    if (table === undefined) throw new BodyFault('the table of kinds is malformed', header.entriesBytes);
    const { kinds, names } = storedKinds(table);
    this.#kinds = kinds;
    this.#last = names > this.#last.length ? new Int32Array(names) : this.#last.fill(0);
    this.#doubles = new DataView(body.buffer, body.byteOffset, body.length);
    this.#reader.at = 0;
    const view = this.#view;
    view.events = 0;
    view.time = 0;
    this.#lastFrom.fill(0);
    this.#lastTo.fill(0);
  }

  #decode(): void {
    const reader = this.#reader;
    const view = this.#view;
    const bytes = reader.bytes;
    const start = reader.at;
    const head = reader.next();
    const kind = head < 0 ? undefined : this.#kinds[head >> 3];
    if (kind === undefined || (head & 3) === 3) throw new BodyFault('an entry of no known kind', start);
    view.recordClass = (head & 3) as RecordClass;
    view.kind = kind.id;
    let at = reader.at;
    let control = 0;
    for (let shift = 0; shift < 8 + 2 * kind.fields; shift += 8) control |= bytes[at++] << shift;
    reader.at = at;
    const step = view.recordClass === RECORD_DELIVERY ? 1 : 0;
    view.events += step + this.#delta(control & 3);
    view.time += this.#delta((control >> 2) & 3);
    view.from = (this.#lastFrom[view.recordClass] + this.#delta((control >> 4) & 3)) | 0;
    view.to = (this.#lastTo[view.recordClass] + this.#delta((control >> 6) & 3)) | 0;
    this.#lastFrom[view.recordClass] = view.from;
    this.#lastTo[view.recordClass] = view.to;
    this.#decodeFields(kind, control >> 8);
    view.body = (head & 4) === 0 ? undefined : this.#body();
  }

  #decodeFields(kind: StoredKind, control: number): void {
    const { moves, names } = kind;
    const values = moves === undefined ? this.#view.values : this.#stored;
    let codes = control;
    for (let i = 0; i < kind.fields; i++) {
      values[i] = this.#field(codes & 3, names[i]);
      codes >>= 2;
    }
    this.#view.fieldCount = kind.shownFields;
    if (moves === undefined) return;
    this.#view.values.fill(0);
    for (let i = 0; i < kind.fields; i++) if (moves[i] >= 0) this.#view.values[moves[i]] = values[i];
  }

  #field(code: number, name: number): number {
    const reader = this.#reader;
    if (code === WIDE && reader.bytes[reader.at] < 128) {
      this.#last[name] = 0;
      return this.#raw();
    }
    const value = (this.#last[name] + this.#delta(code)) | 0;
    this.#last[name] = value;
    return value;
  }

  /** The difference to a prediction. */
  #delta(code: number): number {
    const { bytes, at } = this.#reader;
    if (code === AS_PREDICTED) return 0;
    if (code === WIDE) return this.#zigzag();
    this.#reader.at = at + code;
    const folded = code === ONE_BYTE ? bytes[at] : bytes[at] | (bytes[at + 1] << 8);
    return (folded >>> 1) ^ -(folded & 1);
  }

  #zigzag(): number {
    const start = this.#reader.at;
    const code = this.#reader.next();
    if (code < 0) throw new BodyFault('a number is too long', start);
    return unzigzag(code);
  }

  #raw(): number {
    const reader = this.#reader;
    const at = reader.at;
    const mark = reader.bytes[at];
    reader.at = at + 1;
    if (mark === RAW_NAN) return Number.NaN;
    if (mark === RAW_WHOLE) return this.#zigzag();
    if (mark !== RAW_DOUBLE || at + 9 > reader.bytes.length) throw new BodyFault('a malformed number', at);
    reader.at = at + 9;
    return this.#doubles.getFloat64(at + 1, true);
  }

  #body(): Uint8Array {
    const reader = this.#reader;
    const start = reader.at;
    const length = reader.next();
    if (length < 0 || length > reader.bytes.length - reader.at) {
      throw new BodyFault('a body passes the end of its segment', start);
    }
    reader.at += length;
    return reader.bytes.subarray(reader.at - length, reader.at);
  }
}

/** What readers rely on, besides the code itself. */
function faultOf(view: EntryView): string | undefined {
  if (!(Number.isSafeInteger(view.events) && view.events >= 0)) return 'an impossible event number';
  if (!Number.isSafeInteger(view.time)) return 'an impossible time';
  if (view.from < -1) return 'an impossible sender';
  if (view.to < -1) return 'an impossible receiver';
  return undefined;
}
