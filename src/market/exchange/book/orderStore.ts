import type { PlainData } from '../../../core/models/plainData.ts';

/** Words of an order's record: half a cache line with all that matching and cancelling touch. */
export const ORDER_SHIFT = 3;
/** The order behind in its queue; the next free slot while the slot is free. */
export const NEXT = 0;
export const PREVIOUS = 1;
export const LEAVES = 2;
/** Level in whose queue the order waits, or one of {@link IN_HAND} and {@link FREE}. */
export const LEVEL = 3;
/** Two words hold the key, a double. */
const KEY = 4;
export const ACCOUNT = 6;
/** Book above, flags below (see {@link FLAG_BITS}). */
export const PLACE = 7;

export const FLAG_BITS = 4;
export const FLAG_MASK = (1 << FLAG_BITS) - 1;
export const NO_SLOT = -1;
/** The order is between its arrival and its rest or end. */
export const IN_HAND = 0;
export const FREE = -1;

/** Doubles of an order's record as seen through {@link OrderStore.doubles}. */
export const KEY_SHIFT = ORDER_SHIFT - 1;
export const KEY_OFFSET = KEY >> 1;
/** What is read only when somebody listens lies apart: order id and price. */
const DETAIL_SHIFT = 1;

interface OrderStoreState {
  readonly records: Int32Array;
  readonly details: Float64Array;
  readonly free: number;
}

/** Orders as records in typed arrays, named by slot; freed slots are used again, the last freed first. */
export class OrderStore {
  words: Int32Array;
  /** The same memory as `words`, for the keys. */
  doubles: Float64Array;
  details: Float64Array;
  /** Slots below this have been in use at some time. */
  used = 0;
  #free = NO_SLOT;
  #live = 0;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.words = new Int32Array(capacity << ORDER_SHIFT);
    this.doubles = new Float64Array(this.words.buffer);
    this.details = new Float64Array(capacity << DETAIL_SHIFT);
  }

  /** A slot for a new order, in hand. May grow the store: arrays read before are stale. */
  add(key: number, orderId: number, account: number, place: number, price: number, quantity: number): number {
    let slot = this.#free;
    if (slot === NO_SLOT) {
      slot = this.used;
      if (slot === this.#capacity) this.#resize(slot * 2);
      this.used = slot + 1;
    } else {
      this.#free = this.words[(slot << ORDER_SHIFT) + NEXT];
    }
    this.#live++;
    const words = this.words;
    const at = slot << ORDER_SHIFT;
    words[at + NEXT] = NO_SLOT;
    words[at + PREVIOUS] = NO_SLOT;
    words[at + LEAVES] = quantity;
    words[at + LEVEL] = IN_HAND;
    words[at + ACCOUNT] = account;
    words[at + PLACE] = place;
    this.doubles[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
    this.details[slot << DETAIL_SHIFT] = orderId;
    this.details[(slot << DETAIL_SHIFT) + 1] = price;
    return slot;
  }

  release(slot: number): void {
    const at = slot << ORDER_SHIFT;
    this.words[at + NEXT] = this.#free;
    this.words[at + LEVEL] = FREE;
    this.#free = slot;
    this.#live--;
  }

  keyOf(slot: number): number {
    return this.doubles[(slot << KEY_SHIFT) + KEY_OFFSET];
  }

  setKey(slot: number, key: number): void {
    this.doubles[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
  }

  orderIdOf(slot: number): number {
    return this.details[slot << DETAIL_SHIFT];
  }

  priceOf(slot: number): number {
    return this.details[(slot << DETAIL_SHIFT) + 1];
  }

  setPrice(slot: number, price: number): void {
    this.details[(slot << DETAIL_SHIFT) + 1] = price;
  }

  accountOf(slot: number): number {
    return this.words[(slot << ORDER_SHIFT) + ACCOUNT];
  }

  leavesOf(slot: number): number {
    return this.words[(slot << ORDER_SHIFT) + LEAVES];
  }

  bookOf(slot: number): number {
    return this.words[(slot << ORDER_SHIFT) + PLACE] >> FLAG_BITS;
  }

  flagsOf(slot: number): number {
    return this.words[(slot << ORDER_SHIFT) + PLACE] & FLAG_MASK;
  }

  /** Orders that live, resting or in hand. */
  get live(): number {
    return this.#live;
  }

  /** Length of the free list, walked for a check. */
  countFree(): number {
    let count = 0;
    for (let slot = this.#free; slot !== NO_SLOT; slot = this.words[(slot << ORDER_SHIFT) + NEXT]) count++;
    return count;
  }

  reset(): void {
    this.used = 0;
    this.#live = 0;
    this.#free = NO_SLOT;
  }

  snapshot(): PlainData {
    return {
      records: this.words.slice(0, this.used << ORDER_SHIFT),
      details: this.details.slice(0, this.used << DETAIL_SHIFT),
      free: this.#free,
    };
  }

  restore(state: PlainData): void {
    const { records, details, free } = state as unknown as OrderStoreState;
    this.used = records.length >> ORDER_SHIFT;
    this.#free = free;
    if (this.used > this.#capacity) this.#resize(this.used);
    this.words.set(records);
    this.details.set(details);
    this.#live = this.used - this.countFree();
  }

  #resize(capacity: number): void {
    const { words, details } = this;
    this.#capacity = capacity;
    this.words = new Int32Array(capacity << ORDER_SHIFT);
    this.doubles = new Float64Array(this.words.buffer);
    this.details = new Float64Array(capacity << DETAIL_SHIFT);
    this.words.set(words);
    this.details.set(details);
  }
}
