import * as messageConstants from '../../core/models/message.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = messageConstants;

/** Words of a mail's header: sender, receiver, kind, priority. */
const HEADER_WORDS = 4;

/**
 * Messages in flight, as columns by slot. Slots are given and taken back by the event queue, so a message and
 * its place in time share one number. Every payload column is written on send: a recycled slot never shows
 * what the last message left there.
 */
export class MailStore {
  header: Int32Array;
  payload: Float64Array;
  /** Encoded bodies of cold messages; undefined for hot ones. As long as the columns: with gaps it would be a map. */
  readonly bodies: (Uint8Array | undefined)[] = [];
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.header = new Int32Array(capacity * HEADER_WORDS);
    this.payload = new Float64Array(capacity * PAYLOAD_FIELDS);
    this.#growBodies(capacity);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Grows to at least `capacity` slots, keeping what is there. */
  grow(capacity: number): void {
    const header = new Int32Array(capacity * HEADER_WORDS);
    const payload = new Float64Array(capacity * PAYLOAD_FIELDS);
    header.set(this.header);
    payload.set(this.payload);
    this.header = header;
    this.payload = payload;
    this.#capacity = capacity;
    this.#growBodies(capacity);
  }

  #growBodies(capacity: number): void {
    while (this.bodies.length < capacity) this.bodies.push(undefined);
  }

  address(slot: number, from: number, to: number, kind: number, priority: number): void {
    const header = this.header;
    const base = slot * HEADER_WORDS;
    header[base] = from;
    header[base + 1] = to;
    header[base + 2] = kind;
    header[base + 3] = priority;
  }

  fill(
    slot: number,
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
    g: number,
    h: number,
    i: number,
    j: number,
  ): void {
    const payload = this.payload;
    const base = slot * PAYLOAD_FIELDS;
    payload[base] = a;
    payload[base + 1] = b;
    payload[base + 2] = c;
    payload[base + 3] = d;
    payload[base + 4] = e;
    payload[base + 5] = f;
    payload[base + 6] = g;
    payload[base + 7] = h;
    payload[base + 8] = i;
    payload[base + 9] = j;
  }

  from(slot: number): number {
    return this.header[slot * HEADER_WORDS];
  }

  to(slot: number): number {
    return this.header[slot * HEADER_WORDS + 1];
  }

  kind(slot: number): number {
    return this.header[slot * HEADER_WORDS + 2];
  }

  priority(slot: number): number {
    return this.header[slot * HEADER_WORDS + 3];
  }
}
