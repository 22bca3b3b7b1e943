import { Bitset } from '../bitset.ts';
import { LINK, NONE, SLOT_WORDS, type SlotStore } from './slotStore.ts';

/** A ring of buckets, each a chain of linked slots in no order, and the set of those that are not empty. */
export class Wheel {
  /** A power of two. */
  readonly buckets: number;
  readonly #store: SlotStore;
  readonly #heads: Int32Array;
  readonly #filled: Bitset;

  constructor(store: SlotStore, buckets: number) {
    this.#store = store;
    this.buckets = buckets;
    this.#heads = new Int32Array(buckets).fill(NONE);
    this.#filled = new Bitset(buckets);
  }

  put(bucket: number, slot: number): void {
    const heads = this.#heads;
    const head = heads[bucket];
    this.#store.words[slot * SLOT_WORDS + LINK] = head;
    heads[bucket] = slot;
    if (head === NONE) this.#filled.set(bucket);
  }

  /** Empties a bucket and returns its chain, NONE where there was nothing. */
  take(bucket: number): number {
    const head = this.#heads[bucket];
    if (head !== NONE) {
      this.#heads[bucket] = NONE;
      this.#filled.clear(bucket);
    }
    return head;
  }

  /** The first bucket from `bucket` to the last that is not empty, or -1. */
  next(bucket: number): number {
    return this.#filled.nextSet(bucket);
  }

  /** The first bucket from `bucket` on, and round from 0, that is not empty, or -1. */
  nextRound(bucket: number): number {
    const next = this.#filled.nextSet(bucket);
    return next >= 0 ? next : this.#filled.nextSet(0);
  }

  /** Writes all slots into `slots` from `count` on, returns how many are there then. They stay where they are. */
  copyTo(slots: Int32Array, count: number): number {
    const words = this.#store.words;
    let end = count;
    for (let bucket = this.next(0); bucket >= 0; bucket = this.next(bucket + 1)) {
      for (let slot = this.#heads[bucket]; slot !== NONE; slot = words[slot * SLOT_WORDS + LINK])
        slots[end++] = slot;
    }
    return end;
  }

  clear(): void {
    this.#heads.fill(NONE);
    this.#filled.clearAll();
  }
}
