import { sortSlots } from './slotSort.ts';
import { LINK, NONE, SLOT_DOUBLES, SLOT_WORDS, type SlotStore } from './slotStore.ts';

/** A slot that would have to pass more than so many others is refused. */
const REACH = 32;
const INITIAL_CAPACITY = 256;

/** Slots in order, taken from the front, with cheap insertion near the end. */
export class SlotRun {
  head = 0;
  tail = 0;
  slots = new Int32Array(INITIAL_CAPACITY);
  readonly #store: SlotStore;

  constructor(store: SlotStore) {
    this.#store = store;
  }

  clear(): void {
    this.head = 0;
    this.tail = 0;
  }

  /** Inserts a slot in its place; false, and nothing done, where that is too far from the end. */
  insert(slot: number): boolean {
    if (this.tail === this.slots.length) this.#makeRoom();
    const { head, slots } = this;
    const store = this.#store;
    const tail = this.tail;
    if (tail > head && store.before(slot, slots[tail - 1])) {
      const far = tail - REACH;
      if (far >= head && store.before(slot, slots[far])) return false;
      let place = tail;
      do {
        slots[place] = slots[place - 1];
        place--;
      } while (place > head && store.before(slot, slots[place - 1]));
      slots[place] = slot;
    } else {
      slots[tail] = slot;
    }
    this.tail = tail + 1;
    return true;
  }

  /** Appends a slot out of order; `sort` must follow. */
  add(slot: number): void {
    if (this.tail === this.slots.length) this.#makeRoom();
    this.slots[this.tail++] = slot;
  }

  /** Sorts what was added to a run whose head is 0. */
  sort(): void {
    sortSlots(this.#store, this.slots, this.tail);
  }

  /** Fills the empty run with a chain of linked slots, in order. */
  load(chain: number): void {
    const words = this.#store.words;
    this.head = 0;
    this.tail = 0;
    for (let slot = chain; slot !== NONE; slot = words[slot * SLOT_WORDS + LINK]) this.add(slot);
    if (this.tail > 1) this.sort();
  }

  /** Different times among the slots, counted on the first few where there are many. */
  differentTimes(): number {
    const count = this.tail - this.head;
    const counted = Math.min(count, 64);
    const { keys } = this.#store;
    let different = 1;
    for (let i = this.head + 1; i < this.head + counted; i++) {
      if (keys[this.slots[i] * SLOT_DOUBLES] !== keys[this.slots[i - 1] * SLOT_DOUBLES]) different++;
    }
    return counted === count ? different : Math.floor((different * count) / counted);
  }

  #makeRoom(): void {
    if (this.head > this.slots.length >> 1) {
      this.slots.copyWithin(0, this.head, this.tail);
    } else {
      const slots = new Int32Array(this.slots.length * 2);
      slots.set(this.slots.subarray(this.head, this.tail));
      this.slots = slots;
    }
    this.tail -= this.head;
    this.head = 0;
  }
}
