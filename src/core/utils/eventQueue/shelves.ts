import { Bitset } from '../bitset.ts';
import { CHUNK, Chunks, chunkStart } from './chunks.ts';
import { SlotHeap } from './slotHeap.ts';
import { SLOT_DOUBLES, type SlotStore } from './slotStore.ts';

const LEVELS = 3;
/** Buckets of a level, a power of two. */
export const SHELF_BUCKETS = 4096;
const HEAP_CAPACITY = 64;

/**
 * Events beyond the present turn of the wheel, on three shelves: a bucket of the lowest is one turn of the wheel, a
 * bucket of another is one round of the level below (hierarchical timing wheels, Varghese and Lauck 1987). What
 * is beyond them all waits in a heap. When a bucket comes up, its events go one level down.
 */
export class Shelves {
  readonly chunks = new Chunks();
  readonly #store: SlotStore;
  readonly #heap: SlotHeap;
  /** For each level: buckets per unit of time, a power of two. */
  readonly #scales = new Float64Array(LEVELS);
  /** For each level: number of the present bucket, counted from time 0. */
  readonly #present = new Float64Array(LEVELS);
  /** For each level: place of that bucket in its ring. */
  readonly #places = new Int32Array(LEVELS);
  /** The bags of all levels, one level behind the other, and which of them are not empty. */
  readonly #bags = new Int32Array(LEVELS * SHELF_BUCKETS);
  readonly #filled = new Bitset(LEVELS * SHELF_BUCKETS);

  constructor(store: SlotStore) {
    this.#store = store;
    this.#heap = new SlotHeap(store, HEAP_CAPACITY);
  }

  /** The present turn, counted from time 0. */
  get turn(): number {
    return this.#present[0];
  }

  /** Place of the present turn on the lowest shelf. */
  get turnPlace(): number {
    return this.#places[0];
  }

  /** Sets turns of which there are `scale` (a power of two) in a unit of time. The shelves are empty. */
  open(scale: number, time: number): void {
    let levelScale = scale;
    for (let level = 0; level < LEVELS; level++) {
      this.#scales[level] = levelScale;
      this.#present[level] = Math.floor(time * levelScale);
      this.#places[level] = this.#present[level] % SHELF_BUCKETS;
      levelScale /= SHELF_BUCKETS;
    }
  }

  /** Puts an event onto the lowest shelf, at a place of a turn that is later than this one. */
  put(place: number, slot: number): void {
    this.#add(place, slot);
  }

  /** Puts away an event that is beyond the lowest shelf. */
  putHigher(slot: number): void {
    const time = this.#store.keys[slot * SLOT_DOUBLES];
    for (let level = 1; level < LEVELS; level++) {
      const ahead = time * this.#scales[level] - this.#present[level];
      if (ahead < SHELF_BUCKETS) {
        this.#add(level * SHELF_BUCKETS + ((this.#places[level] + ahead) & (SHELF_BUCKETS - 1)), slot);
        return;
      }
    }
    this.#heap.push(slot);
  }

  /**
   * Begins the next turn that has events and returns the bag of them, which the caller releases; an empty bag, 0,
   * where there is none.
   */
  beginTurn(): number {
    const turn = this.#next(0);
    if (turn === Number.POSITIVE_INFINITY) return 0;
    this.#enter(0, turn);
    return this.#take(this.#places[0]);
  }

  /** Puts the bag back that the turn began with. */
  putBack(bag: number): void {
    if (bag === 0) return;
    this.#bags[this.#places[0]] = bag;
    this.#filled.set(this.#places[0]);
  }

  /** Writes all slots into `slots` from `at` on and returns where they end. They stay where they are. */
  copyTo(slots: Int32Array, at: number): number {
    slots.set(this.#heap.slots.subarray(0, this.#heap.size), at);
    let end = at + this.#heap.size;
    const filled = this.#filled;
    for (let bag = filled.nextSet(0); bag >= 0; bag = filled.nextSet(bag + 1)) {
      end = this.chunks.copy(this.#bags[bag], slots, end);
    }
    return end;
  }

  clear(): void {
    const filled = this.#filled;
    for (let bag = filled.nextSet(0); bag >= 0; bag = filled.nextSet(bag + 1)) this.#bags[bag] = 0;
    filled.clearAll();
    this.chunks.clear();
    this.#heap.clear();
  }

  #add(index: number, slot: number): void {
    let position = this.#bags[index];
    if ((position & (CHUNK - 1)) === 0) {
      if (position === 0) this.#filled.set(index);
      position = this.chunks.start(position);
    }
    this.chunks.words[position] = slot;
    this.#bags[index] = position + 1;
  }

  /** The first place from `place` to the last of a level that is not empty, or -1. */
  #nextPlace(level: number, place: number): number {
    const index = this.#filled.nextSet(level * SHELF_BUCKETS + place);
    return index >= 0 && index < (level + 1) * SHELF_BUCKETS ? index - level * SHELF_BUCKETS : -1;
  }

  /**
   * Number of the next bucket of a level that has events, Infinity where there is none. Buckets of the levels
   * above come down for it.
   */
  #next(level: number): number {
    const place = this.#places[level];
    const next = this.#nextPlace(level, place + 1);
    if (next >= 0) return this.#present[level] + next - place;
    const wrapped = this.#nextPlace(level, 0);
    if (level === LEVELS - 1) {
      if (wrapped >= 0) return this.#present[level] + wrapped - place + SHELF_BUCKETS;
      return this.#heap.size === 0
        ? Number.POSITIVE_INFINITY
        : Math.floor(this.#heap.topTime * this.#scales[level]);
    }
    // What is left here belongs to the next round, and so may what waits above.
    const round = wrapped >= 0 ? this.#present[level + 1] + 1 : this.#next(level + 1);
    if (round === Number.POSITIVE_INFINITY) return round;
    this.#enter(level + 1, round);
    return round * SHELF_BUCKETS + this.#nextPlace(level, 0);
  }

  /** Moves a level to a later bucket, and the levels above to the buckets around it; its events go one down. */
  #enter(level: number, number: number): void {
    this.#present[level] = number;
    const place = number % SHELF_BUCKETS;
    this.#places[level] = place;
    if (level === LEVELS - 1) {
      this.#fetchFromHeap();
    } else {
      const round = Math.floor(number / SHELF_BUCKETS);
      if (round !== this.#present[level + 1]) this.#enter(level + 1, round);
    }
    if (level > 0) this.#moveDown(level, number);
  }

  /** Takes the bag out of a bucket. */
  #take(index: number): number {
    const bag = this.#bags[index];
    this.#bags[index] = 0;
    this.#filled.clear(index);
    return bag;
  }

  /** Moves the events of bucket `number` of a level to the level below. */
  #moveDown(level: number, number: number): void {
    const bag = this.#take(level * SHELF_BUCKETS + (number % SHELF_BUCKETS));
    const { keys } = this.#store;
    const below = (level - 1) * SHELF_BUCKETS;
    const scale = this.#scales[level - 1];
    const first = number * SHELF_BUCKETS;
    for (let end = bag; end !== 0; end = this.chunks.before(end)) {
      for (let i = chunkStart(end); i < end; i++) {
        const slot = this.chunks.words[i];
        this.#add(below + ((keys[slot * SLOT_DOUBLES] * scale - first) & (SHELF_BUCKETS - 1)), slot);
      }
    }
    this.chunks.release(bag);
  }

  /** Puts what is no longer beyond the highest level onto it. */
  #fetchFromHeap(): void {
    const heap = this.#heap;
    const level = LEVELS - 1;
    while (heap.size > 0) {
      const ahead = heap.topTime * this.#scales[level] - this.#present[level];
      if (ahead >= SHELF_BUCKETS) return;
      this.#add(level * SHELF_BUCKETS + ((this.#places[level] + ahead) & (SHELF_BUCKETS - 1)), heap.pop());
    }
  }
}
