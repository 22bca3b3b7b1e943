import type { SlotStore } from './slotStore.ts';

/**
 * Binary heap of slots. Time and tie are copied beside each other into the heap, so that a step down costs one
 * cache line and not three; only where both are equal is the store asked for the sequence.
 */
export class SlotHeap {
  size = 0;
  slots: Int32Array;
  readonly #store: SlotStore;
  #keys: Float64Array;

  constructor(store: SlotStore, capacity: number) {
    this.#store = store;
    this.slots = new Int32Array(capacity);
    this.#keys = new Float64Array(capacity * 2);
  }

  /** Time of the earliest slot. The heap is not empty. */
  get topTime(): number {
    return this.#keys[0];
  }

  push(slot: number): void {
    const time = this.#store.time(slot);
    const tie = this.#store.tie(slot);
    let place = this.size++;
    if (place === this.slots.length) this.#grow();
    const keys = this.#keys;
    const slots = this.slots;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const parentTime = keys[parent * 2];
      // An equal key that came later stays below: only an earlier tie climbs, for sequences only grow.
      if (time > parentTime || (time === parentTime && this.#staysBelow(tie, slot, parent))) break;
      keys[place * 2] = parentTime;
      keys[place * 2 + 1] = keys[parent * 2 + 1];
      slots[place] = slots[parent];
      place = parent;
    }
    keys[place * 2] = time;
    keys[place * 2 + 1] = tie;
    slots[place] = slot;
  }

  /** Takes the earliest slot out. The heap is not empty. */
  pop(): number {
    const slots = this.slots;
    const top = slots[0];
    const last = --this.size;
    if (last > 0) this.#sink(last);
    return top;
  }

  clear(): void {
    this.size = 0;
  }

  /** Moves the entry at `from`, which is no longer part of the heap, down from the root to its place. */
  #sink(from: number): void {
    const keys = this.#keys;
    const slots = this.slots;
    const time = keys[from * 2];
    const tie = keys[from * 2 + 1];
    const slot = slots[from];
    const parents = from >> 1;
    let place = 0;
    while (place < parents) {
      const left = place * 2 + 1;
      let child = left;
      const leftTime = keys[left * 2];
      const rightTime = left + 1 < from ? keys[left * 2 + 2] : Number.POSITIVE_INFINITY;
      if (rightTime < leftTime || (rightTime === leftTime && this.#rightFirst(left))) child++;
      const childTime = keys[child * 2];
      if (childTime > time || (childTime === time && !this.#staysBelow(tie, slot, child))) break;
      keys[place * 2] = childTime;
      keys[place * 2 + 1] = keys[child * 2 + 1];
      slots[place] = slots[child];
      place = child;
    }
    keys[place * 2] = time;
    keys[place * 2 + 1] = tie;
    slots[place] = slot;
  }

  /** Of two entries of one time: whether `slot` with `tie` comes after the entry at `other`. */
  #staysBelow(tie: number, slot: number, other: number): boolean {
    const otherTie = this.#keys[other * 2 + 1];
    return tie !== otherTie ? tie > otherTie : this.#store.before(this.slots[other], slot);
  }

  #rightFirst(left: number): boolean {
    return this.#store.before(this.slots[left + 1], this.slots[left]);
  }

  #grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const keys = new Float64Array(this.#keys.length * 2);
    slots.set(this.slots);
    keys.set(this.#keys);
    this.slots = slots;
    this.#keys = keys;
  }
}
