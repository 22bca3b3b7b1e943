import * as layout from './levelLayout.ts';
import { OrderIndex } from './orderIndex.ts';
import { NO_SLOT as NONE } from './orderLayout.ts';

const { BOOK, COUNT, HEAD, LEVEL_WORDS, NO_LEVEL, PRICE, TAIL, TOTAL_OFFSET } = layout;
const NO_SLOT = NONE;
const FIRST_LEVELS = 256;

export interface LevelStoreState {
  readonly records: Int32Array;
  readonly free: number;
}

/** Price levels as records in a typed array; freed ones are used again, the last freed first. */
export class LevelStore extends OrderIndex {
  levelWords = new Int32Array((FIRST_LEVELS + 1) * LEVEL_WORDS);
  /** The same memory as `levelWords`, for the sums. */
  levelTotals = new Float64Array(this.levelWords.buffer);
  /** Offset behind the last record that has been in use. */
  levelsUsed = LEVEL_WORDS;
  #free = NO_LEVEL;

  /** A level with an empty queue. May grow the store: arrays read before are stale. */
  takeLevel(book: number, price: number): number {
    let level = this.#free;
    if (level === NO_LEVEL) {
      level = this.levelsUsed;
      if (level === this.levelWords.length) this.#resize(level * 2);
      this.levelsUsed = level + LEVEL_WORDS;
    } else {
      this.#free = this.levelWords[level + HEAD];
    }
    const words = this.levelWords;
    words[level + HEAD] = NO_SLOT;
    words[level + TAIL] = NO_SLOT;
    words[level + COUNT] = 0;
    words[level + PRICE] = price;
    words[level + BOOK] = book;
    this.levelTotals[(level >> 1) + TOTAL_OFFSET] = 0;
    return level;
  }

  releaseLevel(level: number): void {
    this.levelWords[level + HEAD] = this.#free;
    this.levelWords[level + COUNT] = 0;
    this.#free = level;
  }

  totalOf(level: number): number {
    return this.levelTotals[(level >> 1) + TOTAL_OFFSET];
  }

  /** Levels that are not free, counted for a check. */
  levelsInUse(): number {
    let count = this.levelsUsed / LEVEL_WORDS - 1;
    for (let level = this.#free; level !== NO_LEVEL; level = this.levelWords[level + HEAD]) count--;
    return count;
  }

  protected resetLevels(): void {
    this.levelsUsed = LEVEL_WORDS;
    this.#free = NO_LEVEL;
  }

  protected levelsState(): LevelStoreState {
    return { records: this.levelWords.slice(0, this.levelsUsed), free: this.#free };
  }

  protected restoreLevels({ records, free }: LevelStoreState): void {
    this.levelsUsed = records.length;
    this.#free = free;
    if (this.levelsUsed > this.levelWords.length) this.#resize(this.levelsUsed);
    this.levelWords.set(records);
  }

  #resize(length: number): void {
    const words = this.levelWords;
    this.levelWords = new Int32Array(length);
    this.levelTotals = new Float64Array(this.levelWords.buffer);
    this.levelWords.set(words);
  }
}
