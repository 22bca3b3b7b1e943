import { SlotHeap } from './slotHeap.ts';
import { sortSlots } from './slotSort.ts';
import { SlotStore } from './slotStore.ts';

/** An event that would have to pass more than so many others in the run goes to the heap. */
const REACH = 8;
/** Chains up to this length are inserted one by one; it is less than the least length of the run. */
const SHORT = 8;
const INITIAL_RUN = 64;
/** Different times are counted on so many events of a long chain. */
const COUNTED = 64;

/**
 * The events that are due, or near: a run of slots in order, taken from the front, and a heap for those whose place
 * would be far from the end of the run. A base class, and private by the compiler's word alone, because the steps of
 * a queue are so small: a step to another object or through a private name costs as much as they do.
 */
export abstract class DueEvents extends SlotStore {
  protected readonly heap: SlotHeap;
  protected run = new Int32Array(INITIAL_RUN);
  protected head = 0;
  protected tail = 0;
  /** Length of the run while all events are due, else 0; then `lastDue` is the last of the run. */
  protected room = 0;
  protected lastDue = 0;
  /** Times that chains held beyond one each: what narrower buckets would have kept apart. */
  protected furtherTimes = 0;

  constructor(capacity: number) {
    super(capacity);
    this.heap = new SlotHeap(this, REACH);
  }

  /** Called when the heap has taken an event. */
  protected abstract heaped(): void;

  /** Inserts an event while all are due: most often behind the last. */
  protected append(slot: number): void {
    if (this.tail < this.room && !this.before(slot, this.lastDue)) {
      this.run[this.tail++] = slot;
      this.lastDue = slot;
    } else {
      this.insertDue(slot);
    }
  }

  protected insertDue(slot: number): void {
    const tail = this.tail;
    if (tail > this.head && this.before(slot, this.run[tail - 1])) {
      this.insertBeforeLast(slot);
    } else {
      if (tail === this.run.length) this.makeRoom();
      this.run[this.tail++] = slot;
      this.lastDue = slot;
    }
  }

  /** Appends an event out of order; `sortDue` must follow. */
  protected appendDue(slot: number): void {
    if (this.tail === this.run.length) this.makeRoom();
    this.run[this.tail++] = slot;
  }

  /** Sorts a run that begins at 0. */
  protected sortDue(): void {
    sortSlots(this, this.run, this.tail);
  }

  /** The earlier of the heads of run and heap. The heap is not empty. */
  protected firstOfBoth(): number {
    const top = this.heap.slots[0];
    return this.head < this.tail && this.before(this.run[this.head], top) ? this.run[this.head] : top;
  }

  /** Takes the earlier of the heads of run and heap. The heap is not empty. */
  protected popOfBoth(): number {
    const slot = this.firstOfBoth();
    if (slot === this.heap.slots[0]) return this.heap.pop();
    this.head++;
    return slot;
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
  protected takeChain(first: number): void {
    const run = this.run;
    let tail = 0;
    let slot = first;
    do {
      let place = tail++;
      while (place > 0 && this.before(slot, run[place - 1])) {
        run[place] = run[place - 1];
        place--;
      }
      run[place] = slot;
      slot = this.next(slot);
    } while (slot >= 0 && tail < SHORT);
    this.head = 0;
    this.tail = tail;
    if (slot >= 0) this.takeRest(slot);
    else this.furtherTimes += this.timeChanges(tail);
  }

  private takeRest(chain: number): void {
    for (let slot = chain; slot >= 0; slot = this.next(slot)) this.appendDue(slot);
    this.sortDue();
    const counted = Math.min(this.tail, COUNTED);
    this.furtherTimes += Math.floor((this.timeChanges(counted) * this.tail) / counted);
  }

  /** How often the time changes among the first events of a run that begins at 0. */
  private timeChanges(count: number): number {
    let changes = 0;
    for (let i = 1; i < count; i++) {
      if (this.time(this.run[i]) !== this.time(this.run[i - 1])) changes++;
    }
    return changes;
  }

  private insertBeforeLast(slot: number): void {
    if (this.tail - this.head > REACH && this.before(slot, this.run[this.tail - 1 - REACH])) {
      this.heap.push(slot);
      this.heaped();
      return;
    }
    if (this.tail === this.run.length) this.makeRoom();
    const { run, head } = this;
    let place = this.tail++;
    do {
      run[place] = run[place - 1];
      place--;
    } while (place > head && this.before(slot, run[place - 1]));
    run[place] = slot;
  }

  private makeRoom(): void {
    if (this.head > this.run.length >> 1) {
      this.run.copyWithin(0, this.head, this.tail);
    } else {
      const run = new Int32Array(this.run.length * 2);
      run.set(this.run.subarray(this.head, this.tail));
      this.run = run;
      if (this.room > 0) this.room = run.length;
    }
    this.tail -= this.head;
    this.head = 0;
  }
}
