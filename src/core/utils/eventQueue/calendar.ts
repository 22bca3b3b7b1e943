import { powerOfTwo } from './bucketWidth.ts';
import { SlotHeap } from './slotHeap.ts';
import { LINK, NONE, SLOT_DOUBLES, SLOT_WORDS, type SlotStore } from './slotStore.ts';
import { Wheel } from './wheel.ts';

/** Buckets per unit of time, a power of two; 0 while the calendar is closed. */
const SCALE = 0;
/** Number of the due bucket, counted from time 0; Infinity while the calendar is closed. */
const DUE = 1;
/** Turns of the wheel per unit of time. */
const TURN_SCALE = 2;
/** Turn that the due bucket is in. */
const TURN = 3;

const WIDE_BUCKETS = 1024;
export const LEAST_BUCKETS = 256;
/** Bucket numbers stay below it, and so they are exact. */
const LAST_BUCKET = 2 ** 52;

/**
 * Events behind the due bucket, in buckets by time (Brown, Calendar queues, Communications of the ACM 31, 1988):
 * those of the next turn in the buckets of a wheel, those beyond in wide buckets of a turn each (Varghese and
 * Lauck, Hashed and hierarchical timing wheels, 1987), and the rest in a heap. An event's bucket is its time
 * times a power of two, cut to an integer: that is exact, so an earlier bucket never holds a later time.
 */
export class Calendar {
  /** Binary logarithm of the width of a bucket in units of time. */
  exponent = 0;
  /** Turns begun since the calendar was laid out. */
  turnsBegun = 0;
  readonly #store: SlotStore;
  readonly #far: SlotHeap;
  readonly #wide: Wheel;
  readonly #cells = new Float64Array(4);
  #wheel: Wheel;
  /** Place of the due bucket in the wheel. */
  #place = 0;
  /** Place of its turn among the wide buckets. */
  #widePlace = 0;

  constructor(store: SlotStore) {
    this.#store = store;
    this.#far = new SlotHeap(store, 64);
    this.#wide = new Wheel(store, WIDE_BUCKETS);
    this.#wheel = new Wheel(store, LEAST_BUCKETS);
    this.close();
  }

  /** Buckets of the wheel. */
  get buckets(): number {
    return this.#wheel.buckets;
  }

  get isClosed(): boolean {
    return this.#cells[SCALE] === 0;
  }

  /** Number of the due bucket. */
  get due(): number {
    return this.#cells[DUE];
  }

  /** Makes every event due. The calendar is empty. */
  close(): void {
    this.#cells.fill(0);
    this.#cells[DUE] = Number.POSITIVE_INFINITY;
  }

  /** Lays out buckets of a width, the one of time `earliest` due. The calendar is empty. */
  open(exponent: number, buckets: number, earliest: number): void {
    if (buckets !== this.#wheel.buckets) this.#wheel = new Wheel(this.#store, buckets);
    this.exponent = exponent;
    this.turnsBegun = 0;
    const cells = this.#cells;
    const scale = powerOfTwo(-exponent);
    cells[SCALE] = scale;
    cells[TURN_SCALE] = scale / buckets;
    cells[DUE] = Math.floor(earliest * scale);
    cells[TURN] = Math.floor(earliest * cells[TURN_SCALE]);
    this.#place = cells[DUE] % buckets;
    this.#widePlace = cells[TURN] % WIDE_BUCKETS;
  }

  /** Puts an event into its bucket; false, and nothing done, where it is due. */
  put(slot: number, time: number): boolean {
    const cells = this.#cells;
    // Exact where it matters: the due bucket is an integer below 2^52 and not behind the event.
    const ahead = time * cells[SCALE] - cells[DUE];
    if (ahead < 1) return false;
    const wheel = this.#wheel;
    if (ahead < wheel.buckets) wheel.put((this.#place + ahead) & (wheel.buckets - 1), slot);
    else this.#putBeyond(slot, time);
    return true;
  }

  /**
   * Makes the next bucket with events due and returns their chain; NONE where there is none, or where its number
   * would not be exact: the calendar is then to be laid out anew, with wider buckets.
   */
  advance(): number {
    let place = this.#wheel.next(this.#place + 1);
    if (place < 0) {
      if (!this.#beginTurn()) return NONE;
      place = this.#wheel.next(0);
    }
    const cells = this.#cells;
    cells[DUE] = cells[TURN] * this.#wheel.buckets + place;
    this.#place = place;
    return this.#wheel.take(place);
  }

  /** Writes all slots into `slots` from `count` on, returns how many are there then. They stay where they are. */
  copyTo(slots: Int32Array, count: number): number {
    const { slots: far, size } = this.#far;
    slots.set(far.subarray(0, size), count);
    return this.#wide.copyTo(slots, this.#wheel.copyTo(slots, count + size));
  }

  clear(): void {
    this.#far.clear();
    this.#wide.clear();
    this.#wheel.clear();
  }

  #putBeyond(slot: number, time: number): void {
    const turns = time * this.#cells[TURN_SCALE] - this.#cells[TURN];
    if (turns < WIDE_BUCKETS) this.#wide.put((this.#widePlace + turns) & (WIDE_BUCKETS - 1), slot);
    else this.#far.push(slot);
  }

  /** Goes to the next turn that has events and brings them all to the wheel; false where there is none. */
  #beginTurn(): boolean {
    const cells = this.#cells;
    const turn = this.#nextTurn();
    if (turn * this.#wheel.buckets >= LAST_BUCKET) return false;
    this.turnsBegun++;
    cells[TURN] = turn;
    // Whoever waits in the far heap may be due in this turn as well.
    this.#widePlace = turn % WIDE_BUCKETS;
    const far = this.#far;
    while (far.size > 0 && Math.floor(far.topTime * cells[TURN_SCALE]) === turn) this.#bring(far.pop());
    let slot = this.#wide.take(this.#widePlace);
    while (slot !== NONE) {
      const next = this.#store.words[slot * SLOT_WORDS + LINK];
      this.#bring(slot);
      slot = next;
    }
    return true;
  }

  /** The next turn that has events, Infinity where there is none. */
  #nextTurn(): number {
    const turn = this.#cells[TURN];
    if (this.#wheel.next(0) >= 0) return turn + 1;
    let next = Number.POSITIVE_INFINITY;
    const place = this.#wide.nextRound(this.#widePlace + 1);
    if (place >= 0) next = turn + 1 + ((place - this.#widePlace - 1) & (WIDE_BUCKETS - 1));
    if (this.#far.size > 0) next = Math.min(next, Math.floor(this.#far.topTime * this.#cells[TURN_SCALE]));
    return next;
  }

  /** Puts an event of the present turn into the wheel. */
  #bring(slot: number): void {
    const number = Math.floor(this.#store.keys[slot * SLOT_DOUBLES] * this.#cells[SCALE]);
    this.#wheel.put(number % this.#wheel.buckets, slot);
  }
}
