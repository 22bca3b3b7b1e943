import { INITIAL_CAPACITY } from './eventQueue.ts';
import { SlotHeap } from './slotHeap.ts';
import { sortSlots } from './slotSort.ts';
import { LINK, NONE, SLOT_DOUBLES, SLOT_WORDS, SlotStore } from './slotStore.ts';

/** An event that would have to pass more than so many others in the run goes to the heap. */
const REACH = 32;
/** Chains up to this length are inserted one by one; it is less than the least length of the run. */
const SHORT = 8;
const INITIAL_RUN = 64;
/** Different times are counted on so many events of a long chain. */
const COUNTED = 64;

/**
 * The events that are due, or near: a run of slots in order, taken from the front, and a heap for those whose place
 * would be far from the end of the run. A base class and not a part: the steps of a queue are small, and a step from
 * object to object costs as much as they do.
 */
export abstract class DueEvents extends SlotStore {
  protected readonly heap: SlotHeap;
  protected run = new Int32Array(INITIAL_RUN);
  protected head = 0;
  protected tail = 0;
  /** Times that chains held beyond one each: what a narrower bucket would have kept apart. */
  protected furtherTimes = 0;

  constructor(capacity = INITIAL_CAPACITY) {
    super(capacity);
    this.heap = new SlotHeap(this, REACH);
  }

  /** Called when the heap has taken an event. */
  protected abstract heaped(): void;

  protected insertDue(slot: number): void {
    const tail = this.tail;
    if (tail > this.head && this.before(slot, this.run[tail - 1])) {
      this.#insertBeforeLast(slot);
    } else {
      if (tail === this.run.length) this.#makeRoom();
      this.run[this.tail++] = slot;
    }
  }

  /** Appends an event out of order; `sortDue` must follow. */
  protected appendDue(slot: number): void {
    if (this.tail === this.run.length) this.#makeRoom();
    this.run[this.tail++] = slot;
  }

  /** Sorts a run that begins at 0. */
  protected sortDue(): void {
    sortSlots(this, this.run, this.tail);
  }

  /** Takes the earlier of the heads of run and heap. The heap is not empty. */
  protected popEither(): number {
    const fromRun = this.head < this.tail && this.before(this.run[this.head], this.heap.slots[0]);
    return fromRun ? this.run[this.head++] : this.heap.pop();
  }

  /** Writes all slots into `slots` and returns how many they are. They stay where they are. */
  protected copyDueTo(slots: Int32Array): number {
    slots.set(this.run.subarray(this.head, this.tail));
    slots.set(this.heap.slots.subarray(0, this.heap.size), this.tail - this.head);
    return this.tail - this.head + this.heap.size;
  }

  protected clearDue(): void {
    this.head = 0;
    this.tail = 0;
    this.heap.clear();
  }

  /** Fills the run, which is empty as the heap is, with a chain of at least two. */
  protected takeChain(first: number, second: number): void {
    const run = this.run;
    const { words, keys } = this;
    run[0] = first;
    let tail = 1;
    let slot = second;
    do {
      let place = tail++;
      while (place > 0 && this.before(slot, run[place - 1])) {
        run[place] = run[place - 1];
        place--;
      }
      run[place] = slot;
      slot = words[slot * SLOT_WORDS + LINK];
    } while (slot !== NONE && tail < SHORT);
    this.head = 0;
    this.tail = tail;
    if (slot !== NONE) {
      this.#takeRest(slot);
      return;
    }
    for (let i = 1; i < tail; i++) {
      if (keys[run[i] * SLOT_DOUBLES] !== keys[run[i - 1] * SLOT_DOUBLES]) this.furtherTimes++;
    }
  }

  #takeRest(chain: number): void {
    const { words, keys } = this;
    for (let slot = chain; slot !== NONE; slot = words[slot * SLOT_WORDS + LINK]) this.appendDue(slot);
    this.sortDue();
    const { run, tail } = this;
    const counted = Math.min(tail, COUNTED);
    let further = 0;
    for (let i = 1; i < counted; i++) {
      if (keys[run[i] * SLOT_DOUBLES] !== keys[run[i - 1] * SLOT_DOUBLES]) further++;
    }
    this.furtherTimes += Math.floor((further * tail) / counted);
  }

  #insertBeforeLast(slot: number): void {
    if (this.tail - this.head > REACH && this.before(slot, this.run[this.tail - 1 - REACH])) {
      this.heap.push(slot);
      this.heaped();
      return;
    }
    if (this.tail === this.run.length) this.#makeRoom();
    const { run, head } = this;
    let place = this.tail++;
    do {
      run[place] = run[place - 1];
      place--;
    } while (place > head && this.before(slot, run[place - 1]));
    run[place] = slot;
  }

  #makeRoom(): void {
    if (this.head > this.run.length >> 1) {
      this.run.copyWithin(0, this.head, this.tail);
    } else {
      const run = new Int32Array(this.run.length * 2);
      run.set(this.run.subarray(this.head, this.tail));
      this.run = run;
    }
    this.tail -= this.head;
    this.head = 0;
  }
}
