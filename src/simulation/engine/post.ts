import * as messageConstants from '../../core/models/message.ts';
import { DROP, type LatencyModel } from '../../core/models/ports/latencyModel.ts';
import * as unitsConstants from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';
import type { EventQueue } from '../../core/utils/eventQueue/eventQueue.ts';
import type { ActorTable } from './actorTable.ts';
import * as kernelCells from './kernelCells.ts';
import type { KindTable } from './kindTable.ts';
import * as kindTable from './kindTable.ts';
import { LinkClock } from './linkClock.ts';
import type { MailStore } from './mailStore.ts';
import type { Ties } from './ties.ts';
import * as tiesConstants from './ties.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = messageConstants;
const { NO_ACTOR } = unitsConstants;
const { DROPPED, NOW, SEQUENCE } = kernelCells;
const { WAKE } = kindTable;
const { DELIVERY_PRIORITY, WAKE_PRIORITY } = tiesConstants;

/** Bytes of a message beside its payload, for latency models that charge by size. */
const HEADER_BYTES = 24;

export interface PostOptions {
  readonly cells: Float64Array;
  readonly queue: EventQueue;
  readonly mail: MailStore;
  readonly ties: Ties;
  readonly kinds: KindTable;
  readonly actors: ActorTable;
  readonly latency: LatencyModel;
  /** False lets messages of one link overtake each other (multicast, gossip). */
  readonly inOrder: boolean;
}

/** Takes messages and wake-ups in and puts them on the clock. */
export class Post {
  readonly links: LinkClock;
  /** When the mail about to be put is due. A cell, because a double given to a call may have to be allocated. */
  readonly due = new Float64Array(1);
  readonly #cells: Float64Array;
  readonly #queue: EventQueue;
  readonly #mail: MailStore;
  readonly #ties: Ties;
  readonly #kinds: KindTable;
  readonly #actors: ActorTable;
  readonly #latency: LatencyModel;
  readonly #needsOrder: boolean;
  readonly #copies: boolean;

  constructor(options: PostOptions) {
    this.#cells = options.cells;
    this.#queue = options.queue;
    this.#mail = options.mail;
    this.#ties = options.ties;
    this.#kinds = options.kinds;
    this.#actors = options.actors;
    this.#latency = options.latency;
    this.#copies = options.latency.copy !== undefined;
    const isShuffled = options.ties.policy === 'shuffled';
    this.links = new LinkClock(isShuffled ? 1 : 0);
    this.#needsOrder = options.inOrder && (isShuffled || !options.latency.monotone);
  }

  /** Sends a hot message; a lost one is counted and forgotten. */
  send(
    from: number,
    to: number,
    kind: number,
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
    const bytes = HEADER_BYTES + this.#kinds.fieldCount(kind) * 8;
    const slot = this.#dispatch(from, to, kind, bytes);
    if (slot < 0) return;
    this.#mail.fill(slot, a, b, c, d, e, f, g, h, i, j);
    if (this.#copies) this.#copy(slot, from, to, kind, bytes);
  }

  sendBody(from: number, to: number, kind: number, body: Uint8Array): void {
    const slot = this.#dispatch(from, to, kind, HEADER_BYTES + body.length);
    if (slot < 0) return;
    this.#mail.fill(slot, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    this.#mail.bodies[slot] = body;
    if (this.#copies) this.#copy(slot, from, to, kind, HEADER_BYTES + body.length);
  }

  wakeAt(actor: number, time: number, tag: number): void {
    assert(time >= this.#cells[NOW], 'a wake-up lies in the past');
    this.due[0] = time;
    const slot = this.put(WAKE_PRIORITY, NO_ACTOR, actor, WAKE);
    this.#mail.fill(slot, tag, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Puts an addressed mail on the clock, at `due`, and returns its slot; the caller fills the payload. */
  put(priority: number, from: number, to: number, kind: number): number {
    const time = this.due[0];
    assert(time <= Number.MAX_SAFE_INTEGER, 'the clock ran past 2^53 time units');
    const cells = this.#cells;
    const sequence = cells[SEQUENCE];
    cells[SEQUENCE] = sequence + 1;
    const slot = this.#queue.push(time, this.#ties.tie(priority, time, sequence));
    const mail = this.#mail;
    if (slot >= mail.capacity) mail.grow(this.#queue.capacity);
    mail.address(slot, from, to, kind, priority);
    return slot;
  }

  /** Puts a mail back as a snapshot holds it. */
  putBack(time: number, tie: number, header: Int32Array, payload: Float64Array, place: number): number {
    const slot = this.#queue.push(time, tie);
    const mail = this.#mail;
    if (slot >= mail.capacity) mail.grow(this.#queue.capacity);
    mail.header.set(header.subarray(place * 4, place * 4 + 4), slot * 4);
    const base = place * PAYLOAD_FIELDS;
    mail.payload.set(payload.subarray(base, base + PAYLOAD_FIELDS), slot * PAYLOAD_FIELDS);
    return slot;
  }

  #dispatch(from: number, to: number, kind: number, bytes: number): number {
    const actors = this.#actors;
    assert(to >= 0 && to < actors.count, 'no such actor to send to');
    const delay = this.#latency.sample(from, to, bytes, actors.latencyRngs[from]);
    const cells = this.#cells;
    if (delay < 0) {
      cells[DROPPED]++;
      return -1;
    }
    this.due[0] = cells[NOW] + delay;
    if (this.#needsOrder) this.links.inOrder(from, to, this.due);
    return this.put(DELIVERY_PRIORITY, from, to, kind);
  }

  /** A second delivery of the mail just sent, where the network makes one; none is no loss. */
  #copy(slot: number, from: number, to: number, kind: number, bytes: number): void {
    const delay = this.#latency.copy?.(from, to, bytes, this.#actors.latencyRngs[from]) ?? DROP;
    if (delay < 0) return;
    this.due[0] = this.#cells[NOW] + delay;
    if (this.#needsOrder) this.links.inOrder(from, to, this.due);
    const copy = this.put(DELIVERY_PRIORITY, from, to, kind);
    const { payload, bodies } = this.#mail;
    const base = slot * PAYLOAD_FIELDS;
    payload.copyWithin(copy * PAYLOAD_FIELDS, base, base + PAYLOAD_FIELDS);
    if (bodies[slot] !== undefined) bodies[copy] = bodies[slot];
  }
}
