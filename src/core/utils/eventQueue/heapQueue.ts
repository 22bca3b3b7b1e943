import { assert } from '../assert.ts';
import { type EventQueue, INITIAL_CAPACITY } from './eventQueue.ts';
import { SlotHeap } from './slotHeap.ts';
import { sortSlots } from './slotSort.ts';
import { SlotStore } from './slotStore.ts';

/** The obvious event queue, a binary heap: the twin of `CalendarQueue`, and what it is measured against. */
export class HeapQueue extends SlotStore implements EventQueue {
  readonly #heap: SlotHeap;

  constructor(capacity = INITIAL_CAPACITY) {
    super(capacity);
    this.#heap = new SlotHeap(this, capacity);
  }

  get size(): number {
    return this.#heap.size;
  }

  push(time: number, tie: number): number {
    assert(time >= this.last && time < Number.POSITIVE_INFINITY, 'an event is finite and not in the past');
    const slot = this.reserve(time, tie);
    this.#heap.push(slot);
    return slot;
  }

  pop(): number {
    if (this.#heap.size === 0) return -1;
    const slot = this.#heap.pop();
    this.last = this.time(slot);
    return slot;
  }

  peekTime(): number {
    return this.#heap.size === 0 ? Number.POSITIVE_INFINITY : this.#heap.topTime;
  }

  inOrder(): Int32Array {
    const slots = this.#heap.slots.slice(0, this.#heap.size);
    sortSlots(this, slots, slots.length);
    return slots;
  }

  override clear(): void {
    super.clear();
    this.#heap.clear();
  }
}
