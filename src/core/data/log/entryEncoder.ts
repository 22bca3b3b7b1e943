import { PAYLOAD_FIELDS } from '../../models/message.ts';
import { assert } from '../../utils/assert.ts';
import {
  AS_LAST_OF_KIND,
  MAX_BODY_BYTES,
  MAX_ENTRY_BYTES,
  SEGMENT_HEADER_BYTES,
  SMALL_DELTA,
  WIDE,
} from './format.ts';
import { declaredLayout, type KindLayout, MAX_KIND, MAX_LAYOUT_BYTES, putKindTable } from './kindLayout.ts';
import { isNegativeZero, putWide } from './putWide.ts';
import { putVarint } from './varint.ts';

/** Registers of one kind: from, to and its fields. */
const STRIDE = 2 + PAYLOAD_FIELDS;
const FIRST_BUFFER_BYTES = 1 << 16;
/** Registers by name that every kind shares. */
const NAME_OF_FROM = 0;
const NAME_OF_TO = 1;

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
  /** By place: last values, and the numbers of their names. */
  #lastOfKind = new Float64Array(16 * STRIDE);
  #nameOf = new Uint16Array(16 * STRIDE);
  #lastOfName = new Float64Array(64);
  #lastEvents = 0;
  #lastTime = 0;
  #control = 0;

  /** Forgets the segment: empty buffer, all predictions 0. */
  reset(): void {
    this.at = SEGMENT_HEADER_BYTES;
    for (const kind of this.#kinds) this.#placeOf[kind.id] = -1;
    this.#kinds.length = 0;
    this.#lastOfKind.fill(0);
    this.#lastOfName.fill(0);
    this.#lastEvents = 0;
    this.#lastTime = 0;
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
    const first = place * STRIDE;
    at = this.#putEnvelope(at + ((fieldCount + 7) >> 2), events, time, from, to, first);
    at = this.#putFields(at, first + 2, payload, base, fieldCount);
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
  #putEnvelope(start: number, events: number, time: number, from: number, to: number, own: number): number {
    const bytes = this.bytes;
    let at = start;
    let control = 0;
    if (events !== this.#lastEvents) {
      const next = this.#lastEvents + 1;
      const delta = events - next;
      if (delta === 0) control = AS_LAST_OF_KIND;
      else if (delta >= -128 && delta <= 127 && (delta | 0) === delta) {
        control = SMALL_DELTA;
        bytes[at++] = delta;
      } else {
        control = WIDE;
        at = putWide(bytes, at, next, events);
      }
      this.#lastEvents = events;
    }
    if (time !== this.#lastTime) {
      const delta = time - this.#lastTime;
      if (delta >= -128 && delta <= 127 && (delta | 0) === delta) {
        control |= SMALL_DELTA << 2;
        bytes[at++] = delta;
      } else {
        control |= WIDE << 2;
        at = putWide(bytes, at, this.#lastTime, time);
      }
      this.#lastTime = time;
    }
    this.#control = control;
    at = this.#putPlace(at, own, NAME_OF_FROM, from, 4);
    return this.#putPlace(at, own + 1, NAME_OF_TO, to, 6);
  }

  /** An actor's id: as `#putFields` does, and never a negative zero. */
  #putPlace(at: number, own: number, name: number, value: number, shift: number): number {
    const last = this.#lastOfKind[own];
    this.#lastOfKind[own] = value;
    if (value === this.#lastOfName[name]) return at;
    this.#lastOfName[name] = value;
    const delta = value - last;
    if (delta === 0) {
      this.#control |= AS_LAST_OF_KIND << shift;
      return at;
    }
    if (delta >= -128 && delta <= 127) {
      this.#control |= SMALL_DELTA << shift;
      this.bytes[at] = delta;
      return at + 1;
    }
    this.#control |= WIDE << shift;
    return putWide(this.bytes, at, last, value);
  }

  #putFields(start: number, firstOwn: number, payload: Float64Array, base: number, count: number): number {
    const bytes = this.bytes;
    const lastOfKind = this.#lastOfKind;
    const lastOfName = this.#lastOfName;
    const nameOf = this.#nameOf;
    let at = start;
    let control = this.#control;
    for (let i = 0; i < count; i++) {
      const value = payload[base + i];
      const own = firstOwn + i;
      const name = nameOf[own];
      const last = lastOfKind[own];
      const negativeZero = isNegativeZero(value);
      // The registers hold no negative zero, so that they can be compared with ===.
      const kept = value + 0;
      lastOfKind[own] = kept;
      if (value === lastOfName[name] && !negativeZero) continue;
      lastOfName[name] = kept;
      const delta = value - last;
      if (delta >= -128 && delta <= 127 && (delta | 0) === delta && last + delta === value && !negativeZero) {
        if (delta === 0) control |= AS_LAST_OF_KIND << (8 + 2 * i);
        else {
          control |= SMALL_DELTA << (8 + 2 * i);
          bytes[at++] = delta;
        }
      } else {
        control |= WIDE << (8 + 2 * i);
        at = putWide(bytes, at, last, value);
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
    const first = place * STRIDE;
    if (first + STRIDE > this.#lastOfKind.length) this.#growKinds();
    this.#nameOf[first] = NAME_OF_FROM;
    this.#nameOf[first + 1] = NAME_OF_TO;
    for (let i = 0; i < fieldCount; i++) this.#nameOf[first + 2 + i] = this.#numberOf(layout.fields[i]);
    return place;
  }

  #numberOf(name: string): number {
    const known = this.#nameNumbers.get(name);
    if (known !== undefined) return known;
    const number = 2 + this.#nameNumbers.size;
    this.#nameNumbers.set(name, number);
    if (number >= this.#lastOfName.length) {
      const grown = new Float64Array(2 * this.#lastOfName.length);
      grown.set(this.#lastOfName);
      this.#lastOfName = grown;
    }
    return number;
  }

  #growKinds(): void {
    const values = new Float64Array(2 * this.#lastOfKind.length);
    values.set(this.#lastOfKind);
    this.#lastOfKind = values;
    const names = new Uint16Array(values.length);
    names.set(this.#nameOf);
    this.#nameOf = names;
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
