import { assert } from '../assert.ts';
import { estimateExponent, exponentOf, powerOfTwo } from './bucketWidth.ts';
import { chunkStart } from './chunks.ts';
import { DueEvents } from './dueEvents.ts';
import type { EventQueue } from './eventQueue.ts';
import { LoadReview } from './loadReview.ts';
import { SHELF_BUCKETS, Shelves } from './shelves.ts';
import { sortSlots } from './slotSort.ts';
import { LINK, NONE, SLOT_DOUBLES, SLOT_WORDS } from './slotStore.ts';

/** Buckets of the wheel, a power of two: they and the events of a turn stay in the second-level cache. */
const WHEEL_BUCKETS = 2048;
/** Turns of the wheel per bucket. */
const TURNS = 1 / WHEEL_BUCKETS;
/** Buckets from the start of a turn that the lowest shelf reaches. */
const SHELF_SPAN = WHEEL_BUCKETS * SHELF_BUCKETS;
/** With no more events than this at the end of a turn, buckets are not worth it. */
const FEW = 16;
/** Events in the heap at which the buckets are reconsidered. */
const HEAP_LIMIT = 32;
/** Buckets emptied before a review, or times beyond the first of each. */
const REVIEW_BUCKETS = 512;
const REVIEW_TIMES = 2048;
/** Significant bits of the number of a bucket when it is laid out; two more and it would not be exact. */
const NUMBER_BITS = 50;
const LAST_NUMBER = 2 ** 52;
const LEAST_EXPONENT = -900;

/**
 * Event queue of constant cost (after Brown, Calendar queues, Communications of the ACM 31, 1988). Time is cut into
 * buckets. Events of the due bucket lie in order, those of the present turn in the buckets of a wheel, later ones on
 * shelves. An event's bucket is its time times a power of two, cut to an integer: that is exact, so an earlier bucket
 * never holds a later time. A few events, or events pushed in order, are all kept as due, and the calendar is
 * closed. The width of the buckets follows the load, by the events alone: the same pushes and pops always lead to
 * the same layout. No step passes a number that is not a small integer to a function: it would be allocated.
 */
export class CalendarQueue extends DueEvents implements EventQueue {
  readonly #shelves = new Shelves(this);
  readonly #review = new LoadReview();
  /** First slot of the chain of each bucket of the wheel, and a bit for each bucket that is not empty. */
  readonly #heads = new Int32Array(WHEEL_BUCKETS).fill(NONE);
  readonly #filled = new Int32Array(WHEEL_BUCKETS >>> 5);
  #size = 0;
  /** Place of the due bucket in the wheel, and of the turn on the lowest shelf. */
  #place = 0;
  #turnPlace = 0;
  /** Time of the last event popped. */
  #last = 0;
  /** Binary logarithm of the width of a bucket, and buckets per unit of time: 0 while the calendar is closed. */
  #exponent = 0;
  #scale = 0;
  /** Number of the first bucket of the turn, counted from time 0; Infinity while the calendar is closed. */
  #start = Number.POSITIVE_INFINITY;
  #heapLimit = HEAP_LIMIT;
  /** Operations before the last layout. */
  #laidOutAt = 0;
  /** Buckets emptied and turns begun since the last review, and the number of the bucket that was due then. */
  #emptied = 0;
  #turns = 0;
  #reviewedAt = 0;

  get size(): number {
    return this.#size;
  }

  push(time: number, tie: number): number {
    assert(time >= this.#last && time < Number.POSITIVE_INFINITY, 'an event is finite and not in the past');
    const slot = this.reserve(time, tie);
    this.#size++;
    this.#put(slot);
    return slot;
  }

  pop(): number {
    let slot: number;
    if (this.heap.size > 0) slot = this.popEither();
    else if (this.head < this.tail) slot = this.run[this.head++];
    else slot = this.#advance();
    if (slot === NONE) return NONE;
    this.#size--;
    this.#last = this.keys[slot * SLOT_DOUBLES];
    this.markPopped(slot);
    return slot;
  }

  peekTime(): number {
    const slot = this.#peek();
    return slot === NONE ? Number.POSITIVE_INFINITY : this.keys[slot * SLOT_DOUBLES];
  }

  inOrder(): Int32Array {
    const slots = this.#pending();
    sortSlots(this, slots, slots.length);
    return slots;
  }

  override clear(): void {
    super.clear();
    this.#empty();
    this.#size = 0;
    this.#last = 0;
    this.#review.clear();
    this.#close();
  }

  protected override heaped(): void {
    if (this.heap.size > this.#heapLimit) this.#crowded();
  }

  /** Puts an event where it belongs by its time. */
  #put(slot: number): void {
    // Exact for every bucket of this turn and later: the start is an integer below 2^52.
    const bucket = this.keys[slot * SLOT_DOUBLES] * this.#scale - this.#start;
    if (bucket < this.#place + 1) this.insertDue(slot);
    else if (bucket < WHEEL_BUCKETS) this.#putIntoWheel(bucket | 0, slot);
    else if (bucket >= SHELF_SPAN) this.#shelves.putHigher(slot);
    else this.#shelves.put((this.#turnPlace + bucket * TURNS) & (SHELF_BUCKETS - 1), slot);
  }

  #putIntoWheel(bucket: number, slot: number): void {
    const heads = this.#heads;
    this.words[slot * SLOT_WORDS + LINK] = heads[bucket];
    heads[bucket] = slot;
    // Set again and again rather than asked whether it is: a branch that nobody can predict costs more.
    this.#filled[bucket >>> 5] |= 1 << bucket;
  }

  #peek(): number {
    if (this.head === this.tail) {
      if (this.heap.size > 0) return this.heap.slots[0];
      const slot = this.#advance();
      if (slot !== NONE) this.#putBack(slot);
      return slot;
    }
    const slot = this.run[this.head];
    return this.heap.size > 0 && this.before(this.heap.slots[0], slot) ? this.heap.slots[0] : slot;
  }

  /** Puts the event that `#advance` returned back before the run. */
  #putBack(slot: number): void {
    if (this.head === 0) this.head = this.tail = 1;
    this.run[--this.head] = slot;
  }

  /**
   * Makes the next bucket due and takes out its first event, NONE where there is none; the others make the run. Run
   * and heap are empty.
   */
  #advance(): number {
    const from = this.#place + 1;
    let word = from >>> 5;
    let bits = from < WHEEL_BUCKETS ? this.#filled[word] & (-1 << from) : 0;
    if (bits === 0) {
      word = this.#nextWord(word + 1);
      if (word < 0) return this.#endTurn();
      bits = this.#filled[word];
    }
    return this.#takeBucket(word, bits);
  }

  /** The first word of the set of buckets, from `from` on, that is not empty, or -1. */
  #nextWord(from: number): number {
    const filled = this.#filled;
    for (let word = from; word < filled.length; word++) if (filled[word] !== 0) return word;
    return -1;
  }

  /** Makes the first bucket of those in `bits` of a word due and takes out its first event. */
  #takeBucket(word: number, bits: number): number {
    const place = (word << 5) + 31 - Math.clz32(bits & -bits);
    this.#filled[word] &= ~(1 << place);
    this.#place = place;
    this.#emptied++;
    const slot = this.#heads[place];
    this.#heads[place] = NONE;
    const next = this.words[slot * SLOT_WORDS + LINK];
    this.head = 0;
    this.tail = 0;
    if (next === NONE) return slot;
    this.takeChain(slot, next);
    if (this.furtherTimes >= REVIEW_TIMES) this.#reconsider();
    return this.run[this.head++];
  }

  /** Begins the next turn, closes the calendar or lays it out anew, and takes out the first event. */
  #endTurn(): number {
    this.head = 0;
    this.tail = 0;
    if (this.#size <= FEW) this.#closeWithRest();
    else if (this.#emptied < REVIEW_BUCKETS || !this.#reconsider()) return this.#beginTurn();
    return this.head < this.tail ? this.run[this.head++] : NONE;
  }

  #beginTurn(): number {
    const shelves = this.#shelves;
    const bag = shelves.beginTurn();
    const start = shelves.turn * WHEEL_BUCKETS;
    if (bag === 0 || start >= LAST_NUMBER) {
      // The numbers of the next buckets would not be exact: they get wider.
      shelves.putBack(bag);
      this.#layOut(this.#exponent);
      return this.run[this.head++];
    }
    this.#start = start;
    this.#turnPlace = shelves.turnPlace;
    this.#turns++;
    this.#fillWheel(bag);
    const word = this.#nextWord(0);
    return this.#takeBucket(word, this.#filled[word]);
  }

  /** Puts the events of a bag, all of this turn, into the wheel. */
  #fillWheel(bag: number): void {
    const { keys, words } = this;
    const heads = this.#heads;
    const filled = this.#filled;
    const scale = this.#scale;
    const start = this.#start;
    const { chunks } = this.#shelves;
    const slots = chunks.words;
    for (let end = bag; end !== 0; end = chunks.before(end)) {
      for (let i = chunkStart(end); i < end; i++) {
        const slot = slots[i];
        const bucket = (keys[slot * SLOT_DOUBLES] * scale - start) & (WHEEL_BUCKETS - 1);
        words[slot * SLOT_WORDS + LINK] = heads[bucket];
        heads[bucket] = slot;
        filled[bucket >>> 5] |= 1 << bucket;
      }
    }
    chunks.release(bag);
  }

  /** The heap has grown long: opens the calendar, or lays it out anew where its buckets look too wide. */
  #crowded(): void {
    this.#heapLimit = this.heap.size * 2;
    if (!this.#hasEarned()) return;
    const estimate = estimateExponent(this, this.#pending());
    if (Number.isNaN(estimate)) return;
    const isClosed = this.#scale === 0;
    if (isClosed || estimate < this.#exponent || this.heap.size * 2 > this.#size) this.#layOut(estimate);
  }

  /** Lays out other buckets where those that were emptied lately held too many or too few events; true if so. */
  #reconsider(): boolean {
    const times = this.#emptied + this.furtherTimes;
    const widths = this.#start + this.#place - this.#reviewedAt;
    const step = this.#review.step(this.#emptied, times, widths, this.#turns);
    if (step !== 0 && this.#hasEarned()) {
      this.#review.stepped(step);
      this.#layOut(this.#exponent + step);
      return true;
    }
    if (this.heap.size === 0) this.#heapLimit = HEAP_LIMIT;
    this.#beginReview();
    return false;
  }

  #beginReview(): void {
    this.#emptied = 0;
    this.furtherTimes = 0;
    this.#turns = 0;
    this.#reviewedAt = this.#start + this.#place;
  }

  /** Whether enough was pushed and popped since the last layout to pay for another. */
  #hasEarned(): boolean {
    return (this.#operations() - this.#laidOutAt) * 2 >= this.#size * this.#review.patience;
  }

  /** Pushes and pops so far. */
  #operations(): number {
    return this.pushed * 2 - this.#size;
  }

  /** Lays out buckets of width 2^exponent, or of a greater one where their numbers would not be exact. */
  #layOut(exponent: number): void {
    const slots = this.#pending();
    const { keys } = this;
    let earliest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < slots.length; i++) earliest = Math.min(earliest, keys[slots[i] * SLOT_DOUBLES]);
    this.#empty();
    this.#exponent = Math.max(exponent, exponentOf(earliest) - NUMBER_BITS, LEAST_EXPONENT);
    this.#scale = powerOfTwo(-this.#exponent);
    this.#shelves.open(this.#scale * TURNS, earliest);
    this.#start = this.#shelves.turn * WHEEL_BUCKETS;
    this.#turnPlace = this.#shelves.turnPlace;
    this.#place = Math.floor(earliest * this.#scale - this.#start);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i];
      const bucket = keys[slot * SLOT_DOUBLES] * this.#scale - this.#start;
      if (bucket < this.#place + 1) this.appendDue(slot);
      else this.#put(slot);
    }
    this.sortDue();
    this.#laidOut();
  }

  /** Closes the calendar and keeps all events as due. */
  #closeWithRest(): void {
    const slots = this.#pending();
    this.#empty();
    for (let i = 0; i < slots.length; i++) this.appendDue(slots[i]);
    this.sortDue();
    this.#close();
  }

  #close(): void {
    this.#scale = 0;
    this.#start = Number.POSITIVE_INFINITY;
    this.#place = 0;
    this.#laidOut();
  }

  #laidOut(): void {
    this.#laidOutAt = this.#operations();
    this.#heapLimit = HEAP_LIMIT;
    this.#beginReview();
  }

  /** The slots of all pending events, in no order. */
  #pending(): Int32Array {
    const slots = new Int32Array(this.#size);
    const count = this.#shelves.copyTo(slots, this.#copyWheelTo(slots, this.copyDueTo(slots)));
    assert(count === slots.length, 'every pending event is in one place');
    return slots;
  }

  #copyWheelTo(slots: Int32Array, at: number): number {
    let to = at;
    for (let bucket = this.#place + 1; bucket < WHEEL_BUCKETS; bucket++) {
      let slot = this.#heads[bucket];
      for (; slot !== NONE; slot = this.words[slot * SLOT_WORDS + LINK]) slots[to++] = slot;
    }
    return to;
  }

  #empty(): void {
    this.clearDue();
    this.#heads.fill(NONE);
    this.#filled.fill(0);
    this.#shelves.clear();
  }
}
