import { assert } from '../assert.ts';

/**
 * A slot is half a cache line: time, tie and sequence as doubles, then its link as a 32-bit word. Written as shifts
 * and not exported: an imported constant is loaded and checked at each use, and these are used all the time.
 */
const DOUBLES_SHIFT = 2;
const TIE = 1;
const SEQUENCE = 2;
const WORDS_SHIFT = 3;
const LINK = 6;

/**
 * The events of a queue by slot, and the slots that are free (last released, first reused: it is still in the
 * cache). The sequence makes the order total, so that nothing that sorts slots has to be stable.
 */
export class SlotStore {
  /** Slots there are: doubles when a further one is needed. */
  capacity: number;
  /** Events pushed so far. */
  protected pushed = 0;
  /** Time of the last event popped. */
  protected last = 0;
  private keys: Float64Array;
  private words: Int32Array;
  private fresh = 0;
  /** First of the chain of free slots, -1 at its end. */
  private free = -1;

  constructor(capacity: number) {
    assert(Number.isInteger(capacity) && capacity > 0, 'a queue has room for at least one event');
    this.capacity = capacity;
    this.keys = new Float64Array(capacity << DOUBLES_SHIFT);
    this.words = new Int32Array(this.keys.buffer);
  }

  time(slot: number): number {
    return this.keys[slot << DOUBLES_SHIFT];
  }

  tie(slot: number): number {
    return this.keys[(slot << DOUBLES_SHIFT) | TIE];
  }

  /** The slot behind this one in its chain, -1 at the end. */
  next(slot: number): number {
    return this.words[(slot << WORDS_SHIFT) | LINK];
  }

  link(slot: number, next: number): void {
    this.words[(slot << WORDS_SHIFT) | LINK] = next;
  }

  reserve(time: number, tie: number): number {
    let slot = this.free;
    if (slot < 0) slot = this.reserveFresh();
    else this.free = this.words[(slot << WORDS_SHIFT) | LINK];
    const keys = this.keys;
    const base = slot << DOUBLES_SHIFT;
    keys[base] = time;
    keys[base | TIE] = tie;
    keys[base | SEQUENCE] = this.pushed++;
    return slot;
  }

  release(slot: number): void {
    this.words[(slot << WORDS_SHIFT) | LINK] = this.free;
    this.free = slot;
  }

  /** Whether event `a` is popped before event `b`. */
  before(a: number, b: number): boolean {
    const keys = this.keys;
    const x = a << DOUBLES_SHIFT;
    const y = b << DOUBLES_SHIFT;
    const timeA = keys[x];
    const timeB = keys[y];
    if (timeA !== timeB) return timeA < timeB;
    const tieA = keys[x | TIE];
    const tieB = keys[y | TIE];
    return tieA !== tieB ? tieA < tieB : keys[x | SEQUENCE] < keys[y | SEQUENCE];
  }

  /** Frees all slots. */
  clear(): void {
    this.fresh = 0;
    this.free = -1;
    this.pushed = 0;
    this.last = 0;
  }

  /** A slot never used before, at the price of doubling the store where there is none. */
  private reserveFresh(): number {
    const slot = this.fresh++;
    if (slot < this.capacity) return slot;
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    this.words = new Int32Array(keys.buffer);
    this.capacity *= 2;
    return slot;
  }
}
