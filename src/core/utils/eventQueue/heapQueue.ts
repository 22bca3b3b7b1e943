import { assert } from '../assert.ts';
import { type EventQueue, INITIAL_CAPACITY } from './eventQueue.ts';
import { SlotHeap } from './slotHeap.ts';
import { sortSlots } from './slotSort.ts';
import { NONE, SLOT_DOUBLES, SlotStore } from './slotStore.ts';

/** The obvious event queue, a binary heap: the twin of `CalendarQueue`, and what it is measured against. */
export class HeapQueue implements EventQueue {
  readonly #store: SlotStore;
  readonly #heap: SlotHeap;
  /** Time of the last event popped. */
  readonly #last = new Float64Array(1);

  constructor(capacity = INITIAL_CAPACITY) {
    this.#store = new SlotStore(capacity);
    this.#heap = new SlotHeap(this.#store, capacity);
  }

  get size(): number {
    return this.#heap.size;
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
      time >= this.#last[0] && time < Number.POSITIVE_INFINITY,
      'an event is finite and not in the past',
    );
    const slot = this.#store.reserve(time, tie);
    this.#heap.push(slot);
    return slot;
  }

  pop(): number {
    if (this.#heap.size === 0) return NONE;
    const slot = this.#heap.pop();
    this.#last[0] = this.#store.keys[slot * SLOT_DOUBLES];
    this.#store.markPopped(slot);
    return slot;
  }

  peekTime(): number {
    return this.#heap.size === 0 ? Number.POSITIVE_INFINITY : this.#heap.topTime;
  }

  release(slot: number): void {
    this.#store.release(slot);
  }

  inOrder(): Int32Array {
    const slots = this.#heap.slots.slice(0, this.#heap.size);
    sortSlots(this.#store, slots, slots.length);
    return slots;
  }

  clear(): void {
    this.#store.clear();
    this.#heap.clear();
    this.#last[0] = 0;
  }
}
