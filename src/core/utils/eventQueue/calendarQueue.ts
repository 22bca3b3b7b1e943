import { assert } from '../assert.ts';
import { estimateExponent, exponentOf } from './bucketWidth.ts';
import { Calendar, LEAST_BUCKETS } from './calendar.ts';
import { type EventQueue, INITIAL_CAPACITY } from './eventQueue.ts';
import { LoadReview } from './loadReview.ts';
import { SlotHeap } from './slotHeap.ts';
import { SlotRun } from './slotRun.ts';
import { sortSlots } from './slotSort.ts';
import { NONE, SLOT_DOUBLES, SlotStore } from './slotStore.ts';

const MOST_BUCKETS = 1 << 20;
/** With no more events than this, buckets are not worth it. */
const FEW = 16;
/** Events in the heap at which the buckets are reconsidered. */
const HEAP_LIMIT = 32;
/** Significant bits of the number of a bucket when it is laid out; two more and it would not be exact. */
const NUMBER_BITS = 50;

/**
 * Event queue of constant cost. Events that are due lie sorted in a run, or in a heap where their place in the
 * run would be far from its end; the others lie in a calendar, whose next bucket is sorted into the run when the
 * due ones are gone. Few events, and events pushed in order, are all due. The width of the buckets follows the
 * load, by the events alone: the same pushes and pops always lead to the same layout.
 */
export class CalendarQueue implements EventQueue {
  readonly #store: SlotStore;
  readonly #run: SlotRun;
  readonly #heap: SlotHeap;
  readonly #calendar: Calendar;
  readonly #review = new LoadReview();
  /** Time of the last event popped; the due bucket when the review began; operations at the last layout. */
  readonly #cells = new Float64Array(3);
  #size = 0;
  #growAt = 0;
  #heapLimit = HEAP_LIMIT;

  constructor(capacity = INITIAL_CAPACITY) {
    this.#store = new SlotStore(capacity);
    this.#run = new SlotRun(this.#store);
    this.#heap = new SlotHeap(this.#store, HEAP_LIMIT * 2);
    this.#calendar = new Calendar(this.#store);
    this.#growAt = Number.MAX_SAFE_INTEGER;
  }

  get size(): number {
    return this.#size;
  }

  get capacity(): number {
    return this.#store.capacity;
  }

  time(slot: number): number {
    return this.#store.keys[slot * SLOT_DOUBLES];
  }

  tie(slot: number): number {
    return this.#store.keys[slot * SLOT_DOUBLES + 1];
  }

  push(time: number, tie: number): number {
    assert(
      time >= this.#cells[0] && time < Number.POSITIVE_INFINITY,
      'an event is finite and not in the past',
    );
    const slot = this.#store.reserve(time, tie);
    const size = ++this.#size;
    if (!this.#calendar.put(slot, time)) this.#pushDue(slot);
    else if (size > this.#growAt) this.#outgrown();
    return slot;
  }

  pop(): number {
    const run = this.#run;
    if (run.head === run.tail && this.#heap.size === 0 && !this.#advance()) return NONE;
    const slot = this.#heap.size === 0 ? run.slots[run.head++] : this.#popEither();
    this.#size--;
    this.#cells[0] = this.#store.keys[slot * SLOT_DOUBLES];
    this.#store.markPopped(slot);
    return slot;
  }

  peekTime(): number {
    const run = this.#run;
    const heap = this.#heap;
    if (run.head === run.tail && heap.size === 0 && !this.#advance()) return Number.POSITIVE_INFINITY;
    if (run.head === run.tail) return heap.topTime;
    const time = this.#store.keys[run.slots[run.head] * SLOT_DOUBLES];
    return heap.size > 0 && heap.topTime < time ? heap.topTime : time;
  }

  release(slot: number): void {
    this.#store.release(slot);
  }

  inOrder(): Int32Array {
    const slots = this.#pending();
    sortSlots(this.#store, slots, slots.length);
    return slots;
  }

  clear(): void {
    this.#store.clear();
    this.#empty();
    this.#calendar.close();
    this.#review.clear();
    this.#cells.fill(0);
    this.#size = 0;
    this.#growAt = Number.MAX_SAFE_INTEGER;
    this.#heapLimit = HEAP_LIMIT;
  }

  #pushDue(slot: number): void {
    if (this.#run.insert(slot)) return;
    this.#heap.push(slot);
    if (this.#heap.size > this.#heapLimit) this.#crowded();
  }

  #popEither(): number {
    const run = this.#run;
    const heap = this.#heap;
    const fromRun = run.head < run.tail && this.#store.before(run.slots[run.head], heap.slots[0]);
    return fromRun ? run.slots[run.head++] : heap.pop();
  }

  /** Makes the next events due; false where there are none. Run and heap are empty. */
  #advance(): boolean {
    const run = this.#run;
    run.clear();
    if (this.#size === 0) return false;
    if (this.#size <= FEW) {
      this.#keepAllDue();
      return true;
    }
    const chain = this.#calendar.advance();
    if (chain === NONE) {
      this.#layOut(this.#pending(), this.#calendar.exponent);
      return run.head < run.tail;
    }
    run.load(chain);
    if (this.#review.emptied(run.differentTimes())) this.#reconsider();
    return true;
  }

  /** More events than buckets: lays out more of them. */
  #outgrown(): void {
    const slots = this.#pending();
    const estimate = this.#review.buckets > 0 ? Number.NaN : estimateExponent(this.#store, slots);
    this.#layOut(slots, Number.isNaN(estimate) ? this.#calendar.exponent : estimate);
  }

  /** The heap has grown long: opens the calendar, or lays it out anew where its buckets look too wide. */
  #crowded(): void {
    this.#heapLimit = this.#heap.size * 2;
    if (!this.#earned()) return;
    const slots = this.#pending();
    const estimate = estimateExponent(this.#store, slots);
    const { isClosed, exponent } = this.#calendar;
    const isWide = isClosed || estimate < exponent || this.#heap.size * 2 > this.#size;
    if (Number.isNaN(estimate) || !isWide) return;
    this.#layOut(slots, estimate);
  }

  /** Lays out other buckets where those that were emptied lately held too many or too few events. */
  #reconsider(): void {
    const calendar = this.#calendar;
    const step = this.#review.step(calendar.due - this.#cells[1], calendar.turnsBegun);
    const shrinks = this.#size * 32 < calendar.buckets && calendar.buckets > LEAST_BUCKETS;
    if ((step !== 0 || shrinks) && this.#earned()) {
      this.#review.stepped(step);
      this.#layOut(this.#pending(), calendar.exponent + step);
      return;
    }
    this.#review.restart();
    this.#cells[1] = calendar.due;
    calendar.turnsBegun = 0;
    if (this.#heap.size === 0) this.#heapLimit = HEAP_LIMIT;
  }

  /** Whether enough was pushed and popped since the last layout to pay for another. */
  #earned(): boolean {
    return this.#operations() - this.#cells[2] >= this.#size * this.#review.patience;
  }

  /** Pushes and pops so far. */
  #operations(): number {
    return this.#store.pushed * 2 - this.#size;
  }

  /** Lays out buckets of width 2^exponent for the given events, which are all that are pending. */
  #layOut(slots: Int32Array, exponent: number): void {
    const { keys } = this.#store;
    let earliest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < slots.length; i++) earliest = Math.min(earliest, keys[slots[i] * SLOT_DOUBLES]);
    this.#empty();
    let buckets = LEAST_BUCKETS;
    while (buckets < slots.length * 2 && buckets < MOST_BUCKETS) buckets *= 2;
    const least = Math.max(-1000, exponentOf(earliest) - NUMBER_BITS);
    this.#calendar.open(Math.max(least, exponent), buckets, earliest);
    for (let i = 0; i < slots.length; i++) {
      if (!this.#calendar.put(slots[i], keys[slots[i] * SLOT_DOUBLES])) this.#run.add(slots[i]);
    }
    this.#run.sort();
    this.#review.restart();
    this.#cells[1] = this.#calendar.due;
    this.#cells[2] = this.#operations();
    this.#growAt = buckets < MOST_BUCKETS ? buckets : Number.MAX_SAFE_INTEGER;
    this.#heapLimit = HEAP_LIMIT;
  }

  /** Closes the calendar: all events go into the run, which is empty as the heap is. */
  #keepAllDue(): void {
    const slots = this.#pending();
    this.#empty();
    this.#calendar.close();
    for (let i = 0; i < slots.length; i++) this.#run.add(slots[i]);
    this.#run.sort();
    this.#growAt = Number.MAX_SAFE_INTEGER;
    this.#cells[2] = this.#operations();
    this.#heapLimit = HEAP_LIMIT;
  }

  /** The slots of all pending events, in no order. */
  #pending(): Int32Array {
    const slots = new Int32Array(this.#size);
    const { head, tail } = this.#run;
    slots.set(this.#run.slots.subarray(head, tail));
    const { size } = this.#heap;
    slots.set(this.#heap.slots.subarray(0, size), tail - head);
    const count = this.#calendar.copyTo(slots, tail - head + size);
    assert(count === slots.length, 'every pending event is in one place');
    return slots;
  }

  #empty(): void {
    this.#run.clear();
    this.#heap.clear();
    this.#calendar.clear();
  }
}
