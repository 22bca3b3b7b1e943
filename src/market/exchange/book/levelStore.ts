import type { PlainData } from '../../../core/models/plainData.ts';
import { NO_SLOT } from './orderStore.ts';

/** Words of a level's record: half a cache line. A level is named by the offset of its record. */
const LEVEL_WORDS = 8;
/** First order of the queue; the next free level while the level is free. */
export const HEAD = 0;
export const TAIL = 1;
/** Orders in the queue; 0 while the level is free. */
export const COUNT = 2;
/** The leaf of the price index that points here. */
export const LEAF = 3;
export const PRICE = 4;
export const BOOK = 5;
/** Two words hold the sum of the queue's quantities as a double: it may pass 2^31. */
const TOTAL = 6;
/** Where the sum lies in {@link LevelStore.totals}, added to half the level's name. */
export const TOTAL_OFFSET = TOTAL >> 1;

/** No level: offset 0 is never given away. */
export const NO_LEVEL = 0;

interface LevelStoreState {
  readonly records: Int32Array;
  readonly free: number;
}

/** Price levels as records in a typed array; freed ones are used again, the last freed first. */
export class LevelStore {
  words: Int32Array;
  /** The same memory as `words`, for the sums. */
  totals: Float64Array;
  /** Offset behind the last record that has been in use. */
  used = LEVEL_WORDS;
  #free = NO_LEVEL;

  constructor(capacity: number) {
    this.words = new Int32Array((capacity + 1) * LEVEL_WORDS);
    this.totals = new Float64Array(this.words.buffer);
  }

  /** A level with an empty queue. May grow the store: arrays read before are stale. */
  add(book: number, price: number): number {
    let level = this.#free;
    if (level === NO_LEVEL) {
      level = this.used;
      if (level === this.words.length) this.#resize(level * 2);
      this.used = level + LEVEL_WORDS;
    } else {
      this.#free = this.words[level + HEAD];
    }
    const words = this.words;
    words[level + HEAD] = NO_SLOT;
    words[level + TAIL] = NO_SLOT;
    words[level + COUNT] = 0;
    words[level + PRICE] = price;
    words[level + BOOK] = book;
    this.totals[(level >> 1) + TOTAL_OFFSET] = 0;
    return level;
  }

  release(level: number): void {
    this.words[level + HEAD] = this.#free;
    this.words[level + COUNT] = 0;
    this.#free = level;
  }

  totalOf(level: number): number {
    return this.totals[(level >> 1) + TOTAL_OFFSET];
  }

  /** Levels that are not free, counted for a check. */
  inUse(): number {
    let count = this.used / LEVEL_WORDS - 1;
    for (let level = this.#free; level !== NO_LEVEL; level = this.words[level + HEAD]) count--;
    return count;
  }

  reset(): void {
    this.used = LEVEL_WORDS;
    this.#free = NO_LEVEL;
  }

  snapshot(): PlainData {
    return { records: this.words.slice(0, this.used), free: this.#free };
  }

  restore(state: PlainData): void {
    const { records, free } = state as unknown as LevelStoreState;
    this.used = records.length;
    this.#free = free;
    if (this.used > this.words.length) this.#resize(this.used);
    this.words.set(records);
  }

  #resize(length: number): void {
    const words = this.words;
    this.words = new Int32Array(length);
    this.totals = new Float64Array(this.words.buffer);
    this.words.set(words);
  }
}
