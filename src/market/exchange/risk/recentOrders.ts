import type { PlainData } from '../../../core/models/plainData.ts';
import type { DelayNs } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { OrderAtDoor } from './orderAtDoor.ts';
import * as orderAtDoor from './orderAtDoor.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOW } = orderAtDoor;
const FIRST_CAPACITY = 64;
/** Words of an order: account, instrument and side, limit, quantity. */
const WORDS = 4;
const NONE = -1;

/** The orders of a span of time, found by what they are. Numbered from 0 in the order of their times. */
export class RecentOrders {
  readonly #span: DelayNs;
  /** Columns by number, in a ring. */
  #times = new Float64Array(FIRST_CAPACITY);
  #words = new Int32Array(FIRST_CAPACITY * WORDS);
  /** The number before it in its bucket; what lies below the oldest is forgotten and ends the chain. */
  #previous = new Float64Array(FIRST_CAPACITY);
  /** Last number of each bucket. */
  #buckets = new Float64Array(FIRST_CAPACITY).fill(NONE);
  readonly #key = new Int32Array(WORDS);
  #oldest = 0;
  #next = 0;

  constructor(span: DelayNs) {
    this.#span = span;
  }

  get size(): number {
    return this.#next - this.#oldest;
  }

  /** Forgets what lies a whole span back. */
  expire(order: OrderAtDoor): void {
    const mask = this.#times.length - 1;
    const horizon = order.cells[NOW] - this.#span;
    while (this.#oldest < this.#next && this.#times[this.#oldest & mask] <= horizon) this.#oldest += 1;
  }

  /** The place of the last equal order, or -1. */
  find(order: OrderAtDoor): number {
    this.#setKey(order);
    const mask = this.#times.length - 1;
    let number = this.#buckets[this.#bucket()];
    while (number >= this.#oldest) {
      const at = number & mask;
      if (this.#isKey(at)) return at;
      number = this.#previous[at];
    }
    return NONE;
  }

  /** When the order at a place came. */
  timeAt(at: number): number {
    return this.#times[at];
  }

  add(order: OrderAtDoor): void {
    if (this.size === this.#times.length) this.#grow();
    this.#setKey(order);
    this.#times[this.#next & (this.#times.length - 1)] = order.cells[NOW];
    this.#append();
  }

  #setKey(order: OrderAtDoor): void {
    const key = this.#key;
    key[0] = order.account;
    key[1] = order.instrument * 2 + order.side;
    key[2] = order.limit;
    key[3] = order.quantity;
  }

  /** Adds the order of the key, whose time is set. */
  #append(): void {
    const at = this.#next & (this.#times.length - 1);
    const bucket = this.#bucket();
    const words = this.#words;
    const key = this.#key;
    const base = at * WORDS;
    words[base] = key[0];
    words[base + 1] = key[1];
    words[base + 2] = key[2];
    words[base + 3] = key[3];
    this.#previous[at] = this.#buckets[bucket];
    this.#buckets[bucket] = this.#next;
    this.#next += 1;
  }

  #isKey(at: number): boolean {
    const words = this.#words;
    const key = this.#key;
    const base = at * WORDS;
    return (
      words[base] === key[0] &&
      words[base + 1] === key[1] &&
      words[base + 2] === key[2] &&
      words[base + 3] === key[3]
    );
  }

  #bucket(): number {
    const key = this.#key;
    let mixed = Math.imul(key[0], 0x9e3779b1) ^ Math.imul(key[1], 0x85ebca6b);
    mixed = Math.imul(mixed ^ key[2] ^ (mixed >>> 15), 0x27d4eb2f) ^ Math.imul(key[3], 0x165667b1);
    return (mixed ^ (mixed >>> 16)) & (this.#buckets.length - 1);
  }

  #grow(): void {
    this.#refill(this.snapshot(), this.#times.length * 2);
  }

  #refill(state: PlainData, capacity: number): void {
    const saved = state as { readonly times: Float64Array; readonly words: Int32Array };
    this.#times = new Float64Array(capacity);
    this.#words = new Int32Array(capacity * WORDS);
    this.#previous = new Float64Array(capacity);
    this.#buckets = new Float64Array(capacity).fill(NONE);
    this.#oldest = 0;
    this.#next = 0;
    for (let i = 0; i < saved.times.length; i++) {
      this.#key.set(saved.words.subarray(i * WORDS, i * WORDS + WORDS));
      this.#times[i] = saved.times[i];
      this.#append();
    }
  }

  /** What is remembered, oldest first. */
  snapshot(): PlainData {
    const times = new Float64Array(this.size);
    const words = new Int32Array(this.size * WORDS);
    const mask = this.#times.length - 1;
    for (let i = 0; i < times.length; i++) {
      const at = (this.#oldest + i) & mask;
      times[i] = this.#times[at];
      words.set(this.#words.subarray(at * WORDS, at * WORDS + WORDS), i * WORDS);
    }
    return { times, words };
  }

  restore(state: PlainData): void {
    const { times } = state as { readonly times: Float64Array };
    let capacity = FIRST_CAPACITY;
    while (capacity < times.length) capacity *= 2;
    this.#refill(state, capacity);
  }

  addTo(hash: Hash64): void {
    const mask = this.#times.length - 1;
    hash.addInt(this.size);
    for (let number = this.#oldest; number < this.#next; number++) {
      const base = (number & mask) * WORDS;
      hash.addNumber(this.#times[number & mask]);
      hash.addPair(this.#words[base], this.#words[base + 1]);
      hash.addPair(this.#words[base + 2], this.#words[base + 3]);
    }
  }
}
