import { assert } from '../assert.ts';
import { AssertionFailure } from '../errors.ts';
import { estimateExponent, exponentOf, powerOfTwo } from './bucketWidth.ts';
import { firstOf } from './chunks.ts';
import { DueEvents } from './dueEvents.ts';
import { type EventQueue, INITIAL_CAPACITY } from './eventQueue.ts';
import { LoadReview } from './loadReview.ts';
import { Shelves } from './shelves.ts';
import { sortSlots } from './slotSort.ts';

/** Buckets of the wheel, a power of two: they and the events of a turn stay in the second-level cache. */
const WHEEL_BUCKETS = 2048;
/** Binary logarithm of the same. */
const TURN_SHIFT = 11;
/** With no more events than this at the end of a turn, buckets are not worth it. */
const FEW = 4;
/** Events in the heap at which the buckets are reconsidered. */
const HEAP_LIMIT = 4;
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
  private readonly shelves = new Shelves(this);
  private readonly review = new LoadReview();
  /** First slot of the chain of each bucket of the wheel, and a bit for each bucket that is not empty. */
  private readonly heads = new Int32Array(WHEEL_BUCKETS).fill(-1);
  private readonly filled = new Int32Array(WHEEL_BUCKETS >>> 5);
  /** Buckets from the start of a turn that the lowest shelf reaches. */
  private readonly shelfSpan = WHEEL_BUCKETS * this.shelves.reach;
  /** Place of the due bucket in the wheel. */
  private place = 0;
  /** Binary logarithm of the width of a bucket, and buckets per unit of time: 0 while the calendar is closed. */
  private exponent = 0;
  private scale = 0;
  /** Number of the first bucket of the turn, counted from time 0; Infinity while the calendar is closed. */
  private start = Number.POSITIVE_INFINITY;
  private popped = 0;
  private heapLimit = HEAP_LIMIT;
  /** Operations before the last layout, or look at one. */
  private laidOutAt = 0;
  /** Buckets emptied and turns begun since the last review, and the number of the bucket that was due then. */
  private emptied = 0;
  private turns = 0;
  private reviewedAt = 0;

  constructor(capacity = INITIAL_CAPACITY) {
    super(capacity);
    this.close();
  }

  get size(): number {
    return this.pushed - this.popped;
  }

  push(time: number, tie: number): number {
    if (!(time >= this.last && time < Number.POSITIVE_INFINITY)) this.refuse(time);
    const slot = this.reserve(time, tie);
    if (this.room > 0) this.append(slot);
    else this.put(slot);
    return slot;
  }

  pop(): number {
    if (this.heap.size === 0 && this.head < this.tail) {
      const slot = this.run[this.head++];
      this.last = this.time(slot);
      this.popped++;
      return slot;
    }
    return this.popElsewhere();
  }

  peekTime(): number {
    const slot = this.peek();
    return slot < 0 ? Number.POSITIVE_INFINITY : this.time(slot);
  }

  inOrder(): Int32Array {
    const slots = this.pending();
    sortSlots(this, slots, slots.length);
    return slots;
  }

  override clear(): void {
    super.clear();
    this.popped = 0;
    this.empty();
    this.close();
  }

  protected override heaped(): void {
    if (this.heap.size > this.heapLimit) this.crowded();
  }

  /** Puts an event where it belongs by its time. */
  private put(slot: number): void {
    // Exact for every bucket of this turn and later: the start is an integer below 2^52.
    const bucket = this.time(slot) * this.scale - this.start;
    if (bucket < this.place + 1) this.insertDue(slot);
    else if (bucket < WHEEL_BUCKETS) this.putIntoWheel(bucket | 0, slot);
    else if (bucket < this.shelfSpan) this.shelves.put((bucket | 0) >>> TURN_SHIFT, slot);
    else this.shelves.putHigher(slot);
  }

  private putIntoWheel(bucket: number, slot: number): void {
    const heads = this.heads;
    this.link(slot, heads[bucket]);
    heads[bucket] = slot;
    // Set again and again rather than asked whether it is: a branch that nobody can predict costs more.
    this.filled[bucket >>> 5] |= 1 << bucket;
  }

  private popElsewhere(): number {
    const slot = this.heap.size > 0 ? this.popOfBoth() : this.advance();
    if (slot >= 0) {
      this.last = this.time(slot);
      this.popped++;
    }
    return slot;
  }

  private peek(): number {
    if (this.heap.size > 0) return this.firstOfBoth();
    if (this.head < this.tail) return this.run[this.head];
    const slot = this.advance();
    if (slot >= 0) this.putBack(slot);
    return slot;
  }

  /** Puts the event that `advance` returned back before the run. */
  private putBack(slot: number): void {
    if (this.head === 0) this.head = this.tail = 1;
    this.run[--this.head] = slot;
  }

  /**
   * Makes the next bucket due and takes out its first event, -1 where there is none; the others make the run. Run
   * and heap are empty.
   */
  private advance(): number {
    const from = this.place + 1;
    let word = from >>> 5;
    let bits = from < WHEEL_BUCKETS ? this.filled[word] & (-1 << from) : 0;
    if (bits === 0) {
      word = this.nextWord(word + 1);
      if (word < 0) return this.endTurn();
      bits = this.filled[word];
    }
    return this.takeBucket(word, bits);
  }

  /** The first word of the set of buckets, from `from` on, that is not empty, or -1. */
  private nextWord(from: number): number {
    const filled = this.filled;
    for (let word = from; word < filled.length; word++) if (filled[word] !== 0) return word;
    return -1;
  }

  /** Makes the first bucket of those in `bits` of a word due and takes out its first event. */
  private takeBucket(word: number, bits: number): number {
    const place = (word << 5) + 31 - Math.clz32(bits & -bits);
    this.filled[word] &= ~(1 << place);
    this.place = place;
    this.emptied++;
    this.head = 0;
    this.tail = 0;
    const slot = this.heads[place];
    this.heads[place] = -1;
    if (this.next(slot) < 0) return slot;
    this.takeChain(slot);
    if (this.furtherTimes >= REVIEW_TIMES) this.reconsider();
    return this.run[this.head++];
  }

  /**
   * Begins the next turn, closes the calendar or lays it out anew, and takes out the first event; -1 where there is
   * none.
   */
  private endTurn(): number {
    if (this.size === 0 && this.isClosed) return -1;
    this.head = 0;
    this.tail = 0;
    if (this.size <= FEW) this.closeWithRest();
    else if (this.emptied < REVIEW_BUCKETS || !this.reconsider()) return this.beginTurn();
    return this.head < this.tail ? this.run[this.head++] : -1;
  }

  private beginTurn(): number {
    const shelves = this.shelves;
    const bag = shelves.beginTurn();
    const start = shelves.turn * WHEEL_BUCKETS;
    if (bag === 0 || start >= LAST_NUMBER) {
      // The numbers of the next buckets would not be exact: they get wider.
      shelves.putBack(bag);
      this.layOut(this.exponent);
      return this.run[this.head++];
    }
    this.start = start;
    this.turns++;
    this.fillWheel(bag);
    const word = this.nextWord(0);
    return this.takeBucket(word, this.filled[word]);
  }

  /** Puts the events of a bag, all of this turn, into the wheel. */
  private fillWheel(bag: number): void {
    const { scale, start } = this;
    const { chunks } = this.shelves;
    for (let end = bag; end !== 0; end = chunks.before(end)) {
      for (let i = firstOf(end); i < end; i++) {
        const slot = chunks.words[i];
        this.putIntoWheel((this.time(slot) * scale - start) | 0, slot);
      }
    }
    chunks.release(bag);
  }

  /** The heap has grown long: opens the calendar, or lays it out anew where its buckets look too wide. */
  private crowded(): void {
    this.heapLimit = this.heap.size * 2;
    if (!this.hasEarned()) return;
    this.laidOutAt = this.operations();
    const estimate = estimateExponent(this, this.pending());
    if (Number.isNaN(estimate)) return;
    const isWrong = this.isClosed || estimate < this.exponent || this.heap.size * 2 > this.size;
    if (isWrong) this.layOut(estimate);
  }

  /** Lays out other buckets where those that were emptied lately held too many or too few events; true if so. */
  private reconsider(): boolean {
    const times = this.emptied + this.furtherTimes;
    const widths = this.start + this.place - this.reviewedAt;
    const step = this.review.step(this.emptied, times, widths, this.turns);
    if (step !== 0 && this.hasEarned()) {
      this.review.stepped(step);
      this.layOut(this.exponent + step);
      return true;
    }
    if (this.heap.size === 0) this.heapLimit = HEAP_LIMIT;
    this.beginReview();
    return false;
  }

  private beginReview(): void {
    this.emptied = 0;
    this.furtherTimes = 0;
    this.turns = 0;
    this.reviewedAt = this.start + this.place;
  }

  /** Whether enough was pushed and popped since the last layout to pay for another. */
  private hasEarned(): boolean {
    return (this.operations() - this.laidOutAt) * 2 >= this.size * this.review.patience;
  }

  private get isClosed(): boolean {
    return this.scale === 0;
  }

  /** Pushes and pops so far. */
  private operations(): number {
    return this.pushed + this.popped;
  }

  /** Lays out buckets of width 2^exponent, or of a greater one where their numbers would not be exact. */
  private layOut(exponent: number): void {
    const slots = this.pending();
    let earliest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < slots.length; i++) earliest = Math.min(earliest, this.time(slots[i]));
    this.empty();
    this.room = 0;
    this.exponent = Math.max(exponent, exponentOf(earliest) - NUMBER_BITS, LEAST_EXPONENT);
    this.scale = powerOfTwo(-this.exponent);
    this.shelves.open(this.scale / WHEEL_BUCKETS, earliest);
    this.start = this.shelves.turn * WHEEL_BUCKETS;
    this.place = Math.floor(earliest * this.scale - this.start);
    for (let i = 0; i < slots.length; i++) {
      if (this.time(slots[i]) * this.scale - this.start < this.place + 1) this.appendDue(slots[i]);
      else this.put(slots[i]);
    }
    this.sortDue();
    this.laidOut();
  }

  /** Closes the calendar and keeps all events as due. */
  private closeWithRest(): void {
    const slots = this.pending();
    this.empty();
    for (let i = 0; i < slots.length; i++) this.appendDue(slots[i]);
    this.sortDue();
    this.close();
  }

  private close(): void {
    this.scale = 0;
    this.start = Number.POSITIVE_INFINITY;
    this.place = 0;
    this.review.clear();
    this.room = this.run.length;
    if (this.tail > 0) this.lastDue = this.run[this.tail - 1];
    this.laidOut();
  }

  private laidOut(): void {
    this.laidOutAt = this.operations();
    this.heapLimit = HEAP_LIMIT;
    this.beginReview();
  }

  /** The slots of all pending events, in no order. */
  private pending(): Int32Array {
    const slots = new Int32Array(this.size);
    const count = this.shelves.copyTo(slots, this.copyWheelTo(slots, this.copyDueTo(slots)));
    assert(count === slots.length, 'every pending event is in one place');
    return slots;
  }

  private copyWheelTo(slots: Int32Array, at: number): number {
    let to = at;
    for (let bucket = this.place + 1; bucket < WHEEL_BUCKETS; bucket++) {
      let slot = this.heads[bucket];
      for (; slot >= 0; slot = this.next(slot)) slots[to++] = slot;
    }
    return to;
  }

  private refuse(time: number): never {
    assert(time < Number.POSITIVE_INFINITY, `the time of an event is finite, not ${time}`);
    throw new AssertionFailure(`an event at ${time} is pushed after one at ${this.last} was popped`);
  }

  private empty(): void {
    this.clearDue();
    this.heads.fill(-1);
    this.filled.fill(0);
    this.shelves.clear();
  }
}
