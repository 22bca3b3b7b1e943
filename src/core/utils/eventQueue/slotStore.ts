import { assert } from '../assert.ts';

/** Doubles of a slot: time, tie, sequence, and one that holds the link. Half a cache line. */
export const SLOT_DOUBLES = 4;
/** The same slot seen as 32-bit words. */
export const SLOT_WORDS = 8;
/** Word that links a slot to the next of its bucket, or to the next free one. */
export const LINK = 6;
/** End of a chain of links. */
export const NONE = -1;
/** Link of an event that was popped and is not released. */
const POPPED = -2;

/**
 * The events of a queue by slot, and the slots that are free (last released, first reused: it is still in the
 * cache). The sequence makes the order total, so that nothing that sorts slots has to be stable.
 */
export class SlotStore {
  capacity: number;
  keys: Float64Array;
  words: Int32Array;
  #fresh = 0;
  #free = NONE;
  #pushed = 0;

  constructor(capacity: number) {
    assert(Number.isInteger(capacity) && capacity > 0, 'a queue has room for at least one event');
    this.capacity = capacity;
    this.keys = new Float64Array(capacity * SLOT_DOUBLES);
    this.words = new Int32Array(this.keys.buffer);
  }

  /** Events pushed so far. */
  get pushed(): number {
    return this.#pushed;
  }

  time(slot: number): number {
    return this.keys[slot * SLOT_DOUBLES];
  }

  tie(slot: number): number {
    return this.keys[slot * SLOT_DOUBLES + 1];
  }

  reserve(time: number, tie: number): number {
    let slot = this.#free;
    if (slot !== NONE) this.#free = this.words[slot * SLOT_WORDS + LINK];
    else slot = this.#reserveFresh();
    const keys = this.keys;
    const base = slot * SLOT_DOUBLES;
    keys[base] = time;
    keys[base + 1] = tie;
    keys[base + 2] = this.#pushed++;
    return slot;
  }

  markPopped(slot: number): void {
    this.words[slot * SLOT_WORDS + LINK] = POPPED;
  }

  release(slot: number): void {
    const words = this.words;
    const link = slot * SLOT_WORDS + LINK;
    assert(words[link] === POPPED, 'only the slot of a popped event is released, and once');
    words[link] = this.#free;
    this.#free = slot;
  }

  /** Whether event `a` is popped before event `b`. */
  before(a: number, b: number): boolean {
    const keys = this.keys;
    const x = a * SLOT_DOUBLES;
    const y = b * SLOT_DOUBLES;
    const timeA = keys[x];
    const timeB = keys[y];
    if (timeA !== timeB) return timeA < timeB;
    const tieA = keys[x + 1];
    const tieB = keys[y + 1];
    return tieA !== tieB ? tieA < tieB : keys[x + 2] < keys[y + 2];
  }

  /** Frees all slots. */
  clear(): void {
    this.words.fill(0, 0, this.#fresh * SLOT_WORDS);
    this.#fresh = 0;
    this.#free = NONE;
    this.#pushed = 0;
  }

  /** A slot never used before, at the price of doubling the store where there is none. */
  #reserveFresh(): number {
    const slot = this.#fresh++;
    if (slot < this.capacity) return slot;
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    this.words = new Int32Array(keys.buffer);
    this.capacity *= 2;
    return slot;
  }
}
