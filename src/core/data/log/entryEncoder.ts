import * as messageConstants from '../../models/message.ts';
import * as recorder from '../../models/ports/recorder.ts';
import { assert } from '../../utils/assert.ts';
import * as formatConstants from './format.ts';
import * as kindLayout from './kindLayout.ts';
import { declaredLayout, type KindLayout, putKindTable } from './kindLayout.ts';
import { putFolded, putRaw, putZigzag } from './putNumber.ts';
import { putVarint } from './varint.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = messageConstants;
const { RECORD_DELIVERY } = recorder;
const { MAX_BODY_BYTES, MAX_ENTRY_BYTES, RECORD_CLASSES, SEGMENT_HEADER_BYTES, WIDE } = formatConstants;
const { MAX_KIND, MAX_LAYOUT_BYTES } = kindLayout;

const FIRST_BUFFER_BYTES = 1 << 16;

/**
 * Codes entries into one recycled buffer, a segment's header space at its front. Nothing is allocated per
 * entry: the buffer doubles until it holds the longest segment. See `format.ts` for the code.
 */
export class EntryEncoder {
  bytes = new Uint8Array(FIRST_BUFFER_BYTES);
  /** Offset behind what is written. */
  at = SEGMENT_HEADER_BYTES;
  readonly #kinds: KindLayout[] = [];
  /** Place of each kind in this segment's table, or -1. */
  readonly #placeOf = new Int16Array(MAX_KIND + 1).fill(-1);
  readonly #nameNumbers = new Map<string, number>();
  /** By place and field: the number of the field's name. */
  #nameOf = new Uint16Array(16 * PAYLOAD_FIELDS);
  /** By the number of a name: its last value. */
  #last = new Int32Array(64);
  #lastEvents = 0;
  #lastTime = 0;
  /** By record class. */
  readonly #lastFrom = new Int32Array(RECORD_CLASSES);
  readonly #lastTo = new Int32Array(RECORD_CLASSES);
  #control = 0;

  /** Forgets the segment: empty buffer, all predictions 0. */
  reset(): void {
    this.at = SEGMENT_HEADER_BYTES;
    for (const kind of this.#kinds) this.#placeOf[kind.id] = -1;
    this.#kinds.length = 0;
    this.#last.fill(0);
    this.#lastEvents = 0;
    this.#lastTime = 0;
    this.#lastFrom.fill(0);
    this.#lastTo.fill(0);
  }

  /** Appends one entry; see `Recorder.write`. */
  put(
    recordClass: number,
    events: number,
    time: number,
    from: number,
    to: number,
    kind: number,
    payload: Float64Array,
    base: number,
    fieldCount: number,
    body: Uint8Array | undefined,
  ): void {
    const known = this.#placeOf[kind];
    const place = known >= 0 ? known : this.#learn(kind, fieldCount);
    this.#room(MAX_ENTRY_BYTES + (body === undefined ? 0 : body.length));
    const bytes = this.bytes;
    let at = this.at;
    const head = (place << 3) | (body === undefined ? 0 : 4) | recordClass;
    if (head < 128) bytes[at++] = head;
    else at = putVarint(bytes, at, head);
    const controlAt = at;
    at = this.#putEnvelope(at + ((fieldCount + 7) >> 2), recordClass, events, time, from, to);
    at = this.#putFields(at, place * PAYLOAD_FIELDS, payload, base, fieldCount);
    let control = this.#control;
    for (let b = 0; b < (fieldCount + 7) >> 2; b++) {
      bytes[controlAt + b] = control;
      control >>>= 8;
    }
    this.at = body === undefined ? at : this.#putBody(at, body);
  }

  /** Appends the table of the kinds in use and returns the offset where it begins. */
  putTable(): number {
    const start = this.at;
    this.#room(8 + this.#kinds.length * MAX_LAYOUT_BYTES);
    this.at = putKindTable(this.bytes, start, this.#kinds);
    return start;
  }

  /** Writes events, time, from and to, and begins the control with their eight bits. */
  #putEnvelope(
    start: number,
    recordClass: number,
    events: number,
    time: number,
    from: number,
    to: number,
  ): number {
    const step = events - this.#lastEvents - (recordClass === RECORD_DELIVERY ? 1 : 0);
    this.#lastEvents = events;
    let at = start;
    let control = 0;
    if (step !== 0) {
      control = lengthCode(step);
      at = putDelta(this.bytes, at, control, step);
    }
    const span = time - this.#lastTime;
    this.#lastTime = time;
    if (span !== 0) {
      const code = lengthCode(span);
      at = putDelta(this.bytes, at, code, span);
      control |= code << 2;
    }
    const fromStep = (from - this.#lastFrom[recordClass]) | 0;
    this.#lastFrom[recordClass] = from;
    if (fromStep !== 0) {
      const code = lengthCode(fromStep);
      at = putDelta(this.bytes, at, code, fromStep);
      control |= code << 4;
    }
    const toStep = (to - this.#lastTo[recordClass]) | 0;
    this.#lastTo[recordClass] = to;
    if (toStep !== 0) {
      const code = lengthCode(toStep);
      at = putDelta(this.bytes, at, code, toStep);
      control |= code << 6;
    }
    this.#control = control;
    return at;
  }

  /**
   * Whether a difference takes 0, 1 or 2 bytes is as good as random in a market's flow, and a branch on it would
   * often be mispredicted: two bytes are written in any case, and as many kept as it needs.
   */
  #putFields(start: number, firstName: number, payload: Float64Array, base: number, count: number): number {
    const bytes = this.bytes;
    const nameOf = this.#nameOf;
    const last = this.#last;
    let at = start;
    let control = this.#control;
    for (let i = 0; i < count; i++) {
      const name = nameOf[firstName + i];
      const value = payload[base + i];
      const integer = value | 0;
      const delta = (integer - last[name]) | 0;
      const folded = (delta << 1) ^ (delta >> 31);
      const code = (39 - Math.clz32(folded)) >> 3;
      if (integer !== value || Object.is(value, -0)) {
        last[name] = 0;
        control |= WIDE << (8 + 2 * i);
        at = putRaw(bytes, at, value);
        continue;
      }
      last[name] = integer;
      if (code < WIDE) {
        bytes[at] = folded;
        bytes[at + 1] = folded >> 8;
        at += code;
        control |= code << (8 + 2 * i);
      } else {
        control |= WIDE << (8 + 2 * i);
        at = putFolded(bytes, at, folded);
      }
    }
    this.#control = control;
    return at;
  }

  #putBody(start: number, body: Uint8Array): number {
    assert(body.length <= MAX_BODY_BYTES, `a cold message of ${body.length} bytes is too long for the log`);
    const at = putVarint(this.bytes, start, body.length);
    this.bytes.set(body, at);
    return at + body.length;
  }

  /** Gives a kind its place in the segment's table. */
  #learn(kind: number, fieldCount: number): number {
    const layout = declaredLayout(kind);
    assert(layout !== undefined, `message kind ${kind} is not declared`);
    assert(layout.fields.length === fieldCount, `${layout.name} has ${layout.fields.length} fields`);
    const place = this.#kinds.push(layout) - 1;
    this.#placeOf[kind] = place;
    const first = place * PAYLOAD_FIELDS;
    if (first >= this.#nameOf.length) {
      const grown = new Uint16Array(2 * this.#nameOf.length);
      grown.set(this.#nameOf);
      this.#nameOf = grown;
    }
    for (let i = 0; i < fieldCount; i++) this.#nameOf[first + i] = this.#numberOf(layout.fields[i]);
    return place;
  }

  #numberOf(name: string): number {
    const known = this.#nameNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.#nameNumbers.size;
    this.#nameNumbers.set(name, number);
    if (number >= this.#last.length) {
      const grown = new Int32Array(2 * this.#last.length);
      grown.set(this.#last);
      this.#last = grown;
    }
    return number;
  }

  #room(needed: number): void {
    if (this.at + needed <= this.bytes.length) return;
    let length = this.bytes.length;
    while (this.at + needed > length) length *= 2;
    const grown = new Uint8Array(length);
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
  }
}

/** The two control bits of a difference. */
function lengthCode(delta: number): number {
  if ((delta | 0) !== delta) return WIDE;
  return Math.min((39 - Math.clz32((delta << 1) ^ (delta >> 31))) >> 3, WIDE);
}

function putDelta(bytes: Uint8Array, at: number, code: number, delta: number): number {
  if (code === WIDE) return putZigzag(bytes, at, delta);
  const folded = (delta << 1) ^ (delta >> 31);
  bytes[at] = folded;
  bytes[at + 1] = folded >> 8;
  return at + code;
}
