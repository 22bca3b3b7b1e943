import { assert } from '../../../core/utils/assert.ts';
import {
  IN_HAND,
  KEY_OFFSET,
  KEY_SHIFT,
  LEVEL,
  NO_SLOT,
  ORDER_SHIFT,
  type OrderStore,
} from './orderStore.ts';

/** Neighbouring keys, this many bits of them, stay neighbours: ids given in sequence then share a cache line. */
const RUN_BITS = 3;
const RUN_MASK = (1 << RUN_BITS) - 1;
const PER_TWO_32 = 1 / 0x1_0000_0000;
/** An entry is two words: a mixed tag of the key, and the slot plus one (0: nothing here). */
const TAG = 0;
const SLOT = 1;
const FIRST_ENTRIES = 64;

/**
 * Finds the slot of a key: open addressing with linear probing, at most half full, and deletion by shifting back,
 * so there are no tombstones and a long-lived table is as quick as a new one (Knuth, TAOCP 3, 6.4, algorithm R).
 * The key itself lies in the order's record, which whoever asks is about to touch anyway; the tag in the entry
 * tells apart what merely collided, and gives every entry's home without reading a record.
 */
export class OrderIndex {
  readonly #orders: OrderStore;
  #entries: Int32Array;
  #mask: number;
  #count = 0;

  constructor(orders: OrderStore, capacity: number) {
    this.#orders = orders;
    let length = FIRST_ENTRIES;
    while (length < capacity * 2) length *= 2;
    this.#entries = new Int32Array(length * 2);
    this.#mask = length - 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The slot of a key, or -1. */
  find(key: number): number {
    const entries = this.#entries;
    const mask = this.#mask;
    const keys = this.#orders.doubles;
    const tag = tagOf(key);
    for (let at = tag & mask; ; at = (at + 1) & mask) {
      const slot = entries[(at << 1) + SLOT] - 1;
      if (slot === NO_SLOT) return NO_SLOT;
      if (entries[(at << 1) + TAG] === tag && keys[(slot << KEY_SHIFT) + KEY_OFFSET] === key) return slot;
    }
  }

  /** Enters a key that is not there. */
  insert(key: number, slot: number): void {
    if (this.#count * 2 > this.#mask) this.#grow();
    this.#count++;
    this.#place(tagOf(key), slot + 1);
  }

  /** Takes out a key that is there with this slot. */
  remove(key: number, slot: number): void {
    const entries = this.#entries;
    const mask = this.#mask;
    const wanted = slot + 1;
    let hole = tagOf(key) & mask;
    while (entries[(hole << 1) + SLOT] !== wanted) hole = (hole + 1) & mask;
    this.#count--;
    for (let at = (hole + 1) & mask; ; at = (at + 1) & mask) {
      const moved = entries[(at << 1) + SLOT];
      if (moved === 0) break;
      const tag = entries[(at << 1) + TAG];
      // An entry may move back to the hole unless its home lies behind the hole.
      if (((at - tag) & mask) < ((at - hole) & mask)) continue;
      entries[(hole << 1) + TAG] = tag;
      entries[(hole << 1) + SLOT] = moved;
      hole = at;
    }
    entries[(hole << 1) + SLOT] = 0;
  }

  reset(): void {
    this.#entries.fill(0);
    this.#count = 0;
  }

  /** Enters every resting order of the store that has a key (0 is none). */
  rebuild(): void {
    this.reset();
    const { words, used } = this.#orders;
    for (let slot = 0; slot < used; slot++) {
      const key = this.#orders.keyOf(slot);
      if (words[(slot << ORDER_SHIFT) + LEVEL] > IN_HAND && key !== 0) this.insert(key, slot);
    }
  }

  /** Asserts that the entries are as many as counted and at most half the table. */
  check(): void {
    let entries = 0;
    for (let at = SLOT; at < this.#entries.length; at += 2) if (this.#entries[at] !== 0) entries++;
    assert(entries === this.#count, 'the order index counts other entries');
    assert(entries * 4 <= this.#entries.length, 'the order index is more than half full');
  }

  #place(tag: number, value: number): void {
    const entries = this.#entries;
    const mask = this.#mask;
    let at = tag & mask;
    while (entries[(at << 1) + SLOT] !== 0) at = (at + 1) & mask;
    entries[(at << 1) + TAG] = tag;
    entries[(at << 1) + SLOT] = value;
  }

  #grow(): void {
    const old = this.#entries;
    this.#entries = new Int32Array(old.length * 2);
    this.#mask = old.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + SLOT] !== 0) this.#place(old[at + TAG], old[at + SLOT]);
    }
  }
}

/** Spreads the bits of a key, all but its lowest, over 32 bits; the lowest stay below. */
function tagOf(key: number): number {
  const low = key | 0;
  const high = (key * PER_TWO_32) | 0;
  const mixed = Math.imul((low >>> RUN_BITS) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) << RUN_BITS) | (low & RUN_MASK);
}
