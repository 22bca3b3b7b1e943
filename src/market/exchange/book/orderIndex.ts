import { assert } from '../../../core/utils/assert.ts';
import * as layout from './orderLayout.ts';
import { OrderStore } from './orderStore.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUCKET_NEXT, IN_HAND, KEY_OFFSET, KEY_SHIFT, LEVEL, NO_SLOT, ORDER_SHIFT } = layout;
/** Neighbouring keys, this many bits of them, stay neighbours: ids given in sequence then share a cache line. */
const RUN_BITS = 4;
const RUN_MASK = (1 << RUN_BITS) - 1;
const PER_TWO_32 = 1 / 0x1_0000_0000;
const FIRST_BUCKETS = 64;

/**
 * Finds the slot of a key: buckets of chains (Knuth, TAOCP 3, 6.4, algorithm C) whose links lie in the orders' own
 * records, which whoever asks is about to touch anyway. There are at least four buckets for each order, so a bucket
 * mostly holds one or none: to enter and to take out is one store, and no neighbour has to move.
 */
export class OrderIndex extends OrderStore {
  /** First slot of each bucket plus one; 0 for none. */
  #buckets: Int32Array;
  #mask: number;
  /** Orders entered. */
  #entered = 0;
  /** One cell: the highest key entered so far. Whoever numbers orders upwards never pays for a look-up. */
  readonly #highestKey = new Float64Array(1);

  constructor(capacity: number) {
    super(capacity);
    let length = FIRST_BUCKETS;
    while (length < capacity * 2) length *= 2;
    this.#buckets = new Int32Array(length);
    this.#mask = length - 1;
  }

  get indexedOrders(): number {
    return this.#entered;
  }

  /** True where an order of this key is entered. */
  holdsOrder(key: number): boolean {
    return key <= this.#highestKey[0] && this.findOrder(key) !== NO_SLOT;
  }

  /** The slot of a key, or -1. */
  findOrder(key: number): number {
    let slot = this.#buckets[homeOf(key) & this.#mask] - 1;
    if (slot === NO_SLOT) return NO_SLOT;
    const keys = this.orderKeys;
    while (keys[(slot << KEY_SHIFT) + KEY_OFFSET] !== key) {
      slot = this.orderWords[(slot << ORDER_SHIFT) + BUCKET_NEXT] - 1;
      if (slot === NO_SLOT) return NO_SLOT;
    }
    return slot;
  }

  /** Enters the order of a key that is not there. */
  enterOrder(key: number, slot: number): void {
    const home = homeOf(key) & this.#mask;
    const buckets = this.#buckets;
    this.orderWords[(slot << ORDER_SHIFT) + BUCKET_NEXT] = buckets[home];
    buckets[home] = slot + 1;
    if (key > this.#highestKey[0]) this.#highestKey[0] = key;
    this.#entered++;
    if (this.#entered * 4 > this.#mask) this.#grow();
  }

  /** Takes the order of a key out of the index; its slot, or -1 where the key is not there. */
  withdrawOrder(key: number): number {
    const buckets = this.#buckets;
    const home = homeOf(key) & this.#mask;
    const first = buckets[home] - 1;
    if (first === NO_SLOT) return NO_SLOT;
    if (this.orderKeys[(first << KEY_SHIFT) + KEY_OFFSET] !== key) return this.#withdrawBehind(first, key);
    buckets[home] = this.orderWords[(first << ORDER_SHIFT) + BUCKET_NEXT];
    this.#entered--;
    return first;
  }

  /** Asserts that every entry leads to a live order of its bucket, and that they are as many as counted. */
  checkIndex(): void {
    let entries = 0;
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) {
      for (let slot = this.#buckets[bucket] - 1; slot !== NO_SLOT; slot = this.#next(slot)) {
        assert((homeOf(this.keyOf(slot)) & this.#mask) === bucket, 'an order waits in another bucket');
        assert(this.orderWords[(slot << ORDER_SHIFT) + LEVEL] > IN_HAND, 'the order index leads to no order');
        entries++;
      }
    }
    assert(entries === this.#entered, 'the order index counts other entries');
  }

  protected resetIndex(): void {
    this.#buckets.fill(0);
    this.#entered = 0;
    this.#highestKey[0] = 0;
  }

  /** Enters every resting order of the store that has a key (0 is none). */
  protected rebuildIndex(): void {
    this.resetIndex();
    for (let slot = 0; slot < this.ordersUsed; slot++) {
      const key = this.keyOf(slot);
      if (this.orderWords[(slot << ORDER_SHIFT) + LEVEL] > IN_HAND && key !== 0) this.enterOrder(key, slot);
    }
  }

  #next(slot: number): number {
    return this.orderWords[(slot << ORDER_SHIFT) + BUCKET_NEXT] - 1;
  }

  #withdrawBehind(first: number, key: number): number {
    let ahead = first;
    for (let slot = this.#next(ahead); slot !== NO_SLOT; slot = this.#next(slot)) {
      if (this.keyOf(slot) === key) {
        const words = this.orderWords;
        words[(ahead << ORDER_SHIFT) + BUCKET_NEXT] = words[(slot << ORDER_SHIFT) + BUCKET_NEXT];
        this.#entered--;
        return slot;
      }
      ahead = slot;
    }
    return NO_SLOT;
  }

  #grow(): void {
    const old = this.#buckets;
    const words = this.orderWords;
    this.#buckets = new Int32Array(old.length * 2);
    this.#mask = this.#buckets.length - 1;
    for (let bucket = 0; bucket < old.length; bucket++) {
      let slot = old[bucket] - 1;
      while (slot !== NO_SLOT) {
        const next = this.#next(slot);
        const home = homeOf(this.keyOf(slot)) & this.#mask;
        words[(slot << ORDER_SHIFT) + BUCKET_NEXT] = this.#buckets[home];
        this.#buckets[home] = slot + 1;
        slot = next;
      }
    }
  }
}

/** Spreads the bits of a key, all but its lowest, over 32 bits; the lowest stay below. */
function homeOf(key: number): number {
  const low = key | 0;
  let high = low >>> RUN_BITS;
  if (low !== key) high ^= Math.imul((key * PER_TWO_32) | 0, 0x85ebca6b);
  const mixed = Math.imul(high, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) << RUN_BITS) | (low & RUN_MASK);
}
