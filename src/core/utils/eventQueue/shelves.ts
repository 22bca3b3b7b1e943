import { Bitset } from '../bitset.ts';
import { Chunks, firstOf } from './chunks.ts';
import { SlotHeap } from './slotHeap.ts';
import type { SlotStore } from './slotStore.ts';

const LEVELS = 3;
/** Buckets of a level, a power of two. */
const BUCKETS = 4096;
const HEAP_CAPACITY = 64;

/**
 * Events beyond the present turn of the wheel, on three shelves: a bucket of the lowest is one turn of the wheel, a
 * bucket of another is one round of the level below (hierarchical timing wheels, Varghese and Lauck 1987). What
 * is beyond them all waits in a heap. When a bucket comes up, its events go one level down.
 */
export class Shelves {
  /** Turns that the lowest level reaches. */
  readonly reach = BUCKETS;
  readonly chunks = new Chunks();
  private readonly store: SlotStore;
  private readonly heap: SlotHeap;
  /** For each level: buckets per unit of time, a power of two. */
  private readonly scales = new Float64Array(LEVELS);
  /** For each level: number of the present bucket, counted from time 0. */
  private readonly present = new Float64Array(LEVELS);
  /** For each level: place of that bucket in its ring; that of the lowest once more, for `put`. */
  private readonly places = new Int32Array(LEVELS);
  private turnPlace = 0;
  /** The bags of all levels, one level behind the other, and which of them are not empty. */
  private readonly bags = new Int32Array(LEVELS * BUCKETS);
  private readonly filled = new Bitset(LEVELS * BUCKETS);

  constructor(store: SlotStore) {
    this.store = store;
    this.heap = new SlotHeap(store, HEAP_CAPACITY);
  }

  /** The present turn, counted from time 0. */
  get turn(): number {
    return this.present[0];
  }

  /** Sets turns of which there are `scale` (a power of two) in a unit of time. The shelves are empty. */
  open(scale: number, time: number): void {
    let levelScale = scale;
    for (let level = 0; level < LEVELS; level++) {
      this.scales[level] = levelScale;
      this.present[level] = Math.floor(time * levelScale);
      this.places[level] = this.present[level] % BUCKETS;
      levelScale /= BUCKETS;
    }
    this.turnPlace = this.places[0];
  }

  /** Puts an event onto the lowest shelf, `ahead` turns (at least 1, less than its buckets) after this one. */
  put(ahead: number, slot: number): void {
    this.add((this.turnPlace + ahead) & (BUCKETS - 1), slot);
  }

  /** Puts away an event that is beyond the lowest shelf. */
  putHigher(slot: number): void {
    const time = this.store.time(slot);
    for (let level = 1; level < LEVELS; level++) {
      const ahead = time * this.scales[level] - this.present[level];
      if (ahead < BUCKETS) {
        this.add(level * BUCKETS + ((this.places[level] + ahead) & (BUCKETS - 1)), slot);
        return;
      }
    }
    this.heap.push(slot);
  }

  /**
   * Begins the next turn that has events and returns the bag of them, which the caller releases; an empty bag, 0,
   * where there is none.
   */
  beginTurn(): number {
    const turn = this.next(0);
    if (turn === Number.POSITIVE_INFINITY) return 0;
    this.enter(0, turn);
    this.turnPlace = this.places[0];
    return this.take(this.turnPlace);
  }

  /** Puts the bag back that the turn began with. */
  putBack(bag: number): void {
    if (bag === 0) return;
    this.bags[this.turnPlace] = bag;
    this.filled.set(this.turnPlace);
  }

  /** Writes all slots into `slots` from `at` on and returns where they end. They stay where they are. */
  copyTo(slots: Int32Array, at: number): number {
    slots.set(this.heap.slots.subarray(0, this.heap.size), at);
    let end = at + this.heap.size;
    const filled = this.filled;
    for (let bag = filled.nextSet(0); bag >= 0; bag = filled.nextSet(bag + 1)) {
      end = this.chunks.copy(this.bags[bag], slots, end);
    }
    return end;
  }

  clear(): void {
    const filled = this.filled;
    for (let bag = filled.nextSet(0); bag >= 0; bag = filled.nextSet(bag + 1)) this.bags[bag] = 0;
    filled.clearAll();
    this.chunks.clear();
    this.heap.clear();
  }

  private add(index: number, slot: number): void {
    const bag = this.bags[index];
    if (bag === 0) this.filled.set(index);
    this.bags[index] = this.chunks.add(bag, slot);
  }

  /** The first place from `place` to the last of a level that is not empty, or -1. */
  private nextPlace(level: number, place: number): number {
    const index = this.filled.nextSet(level * BUCKETS + place);
    return index >= 0 && index < (level + 1) * BUCKETS ? index - level * BUCKETS : -1;
  }

  /**
   * Number of the next bucket of a level that has events, Infinity where there is none. Buckets of the levels
   * above come down for it.
   */
  private next(level: number): number {
    const place = this.places[level];
    const next = this.nextPlace(level, place + 1);
    if (next >= 0) return this.present[level] + next - place;
    const wrapped = this.nextPlace(level, 0);
    if (level === LEVELS - 1) {
      if (wrapped >= 0) return this.present[level] + wrapped - place + BUCKETS;
      return this.heap.size === 0
        ? Number.POSITIVE_INFINITY
        : Math.floor(this.heap.topTime * this.scales[level]);
    }
    // What is left here belongs to the next round, and so may what waits above.
    const round = wrapped >= 0 ? this.present[level + 1] + 1 : this.next(level + 1);
    if (round === Number.POSITIVE_INFINITY) return round;
    this.enter(level + 1, round);
    return round * BUCKETS + this.nextPlace(level, 0);
  }

  /** Moves a level to a later bucket, and the levels above to the buckets around it; its events go one down. */
  private enter(level: number, number: number): void {
    this.present[level] = number;
    const place = number % BUCKETS;
    this.places[level] = place;
    if (level === LEVELS - 1) {
      this.fetchFromHeap();
    } else {
      const round = Math.floor(number / BUCKETS);
      if (round !== this.present[level + 1]) this.enter(level + 1, round);
    }
    if (level > 0) this.moveDown(level, number);
  }

  /** Takes the bag out of a bucket. */
  private take(index: number): number {
    const bag = this.bags[index];
    this.bags[index] = 0;
    this.filled.clear(index);
    return bag;
  }

  /** Moves the events of bucket `number` of a level to the level below. */
  private moveDown(level: number, number: number): void {
    const bag = this.take(level * BUCKETS + (number % BUCKETS));
    const below = (level - 1) * BUCKETS;
    const scale = this.scales[level - 1];
    const first = number * BUCKETS;
    for (let end = bag; end !== 0; end = this.chunks.before(end)) {
      for (let i = firstOf(end); i < end; i++) {
        const slot = this.chunks.words[i];
        this.add(below + ((this.store.time(slot) * scale - first) & (BUCKETS - 1)), slot);
      }
    }
    this.chunks.release(bag);
  }

  /** Puts what is no longer beyond the highest level onto it. */
  private fetchFromHeap(): void {
    const heap = this.heap;
    const level = LEVELS - 1;
    while (heap.size > 0) {
      const ahead = heap.topTime * this.scales[level] - this.present[level];
      if (ahead >= BUCKETS) return;
      this.add(level * BUCKETS + ((this.places[level] + ahead) & (BUCKETS - 1)), heap.pop());
    }
  }
}
