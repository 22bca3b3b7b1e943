import type { PlainData } from '../../../core/models/plainData.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { IdIndex } from './idIndex.ts';

/** Columns of one order. */
const ID = 0;
/** Id of the replace in flight, or 0. */
const REPLACEMENT = 1;
const INSTRUMENT = 2;
const SIDE = 3;
const PRICE = 4;
const LEAVES = 5;
const STATE = 6;
/** One of {@link UNTOUCHED}, {@link FILLED}, {@link PARKED}. */
const TOUCHED = 7;
const NEXT = 8;
const PREVIOUS = 9;
const STRIDE = 10;
/** The columns that a snapshot holds: all but the links. */
const SAVED = 8;

/** Nothing was filled under the present id; something was; the order waits outside the book. */
const UNTOUCHED = 0;
const FILLED = 1;
const PARKED = 2;

const NONE = -1;
/** Most of a large crowd have one order at a time, and one row lies within the heap. */
const FIRST_CAPACITY = 1;

/**
 * A trader's live orders: one row of integers each, found by client order id (and by that of a replace in flight),
 * linked in the order of their ids. Rows are reused, so nothing is allocated once the table has grown.
 */
export class LiveOrders {
  count = 0;
  readonly #index = new IdIndex();
  #rows = new Int32Array(FIRST_CAPACITY * STRIDE);
  #rowsUsed = 0;
  #free = NONE;
  #first = NONE;
  #last = NONE;

  /** Row of a live order, by its id or by that of its replace in flight; -1 for any other id. */
  find(id: number): number {
    return this.#index.get(id);
  }

  idOf(row: number): number {
    return this.#rows[row * STRIDE + ID];
  }
  replacementOf(row: number): number {
    return this.#rows[row * STRIDE + REPLACEMENT];
  }
  instrumentOf(row: number): number {
    return this.#rows[row * STRIDE + INSTRUMENT];
  }
  sideOf(row: number): number {
    return this.#rows[row * STRIDE + SIDE];
  }
  priceOf(row: number): number {
    return this.#rows[row * STRIDE + PRICE];
  }
  leavesOf(row: number): number {
    return this.#rows[row * STRIDE + LEAVES];
  }
  stateOf(row: number): number {
    return this.#rows[row * STRIDE + STATE];
  }
  wasFilled(row: number): boolean {
    return this.#rows[row * STRIDE + TOUCHED] === FILLED;
  }
  isParked(row: number): boolean {
    return this.#rows[row * STRIDE + TOUCHED] === PARKED;
  }
  /** First row, oldest id first, or -1. */
  get first(): number {
    return this.#first;
  }
  /** Next row, or -1. */
  after(row: number): number {
    return this.#rows[row * STRIDE + NEXT];
  }

  setState(row: number, state: number): void {
    this.#rows[row * STRIDE + STATE] = state;
  }
  setLeaves(row: number, leaves: number): void {
    this.#rows[row * STRIDE + LEAVES] = leaves;
  }
  setPrice(row: number, price: number): void {
    this.#rows[row * STRIDE + PRICE] = price;
  }
  markFilled(row: number): void {
    this.#rows[row * STRIDE + TOUCHED] = FILLED;
  }
  markParked(row: number): void {
    this.#rows[row * STRIDE + TOUCHED] = PARKED;
  }
  markTriggered(row: number): void {
    if (this.isParked(row)) this.#rows[row * STRIDE + TOUCHED] = UNTOUCHED;
  }

  add(id: number, instrument: number, side: number, price: number, leaves: number, state: number): number {
    const row = this.#takeRow();
    const rows = this.#rows;
    const at = row * STRIDE;
    rows[at + ID] = id;
    rows[at + REPLACEMENT] = 0;
    rows[at + INSTRUMENT] = instrument;
    rows[at + SIDE] = side;
    rows[at + PRICE] = price;
    rows[at + LEAVES] = leaves;
    rows[at + STATE] = state;
    rows[at + TOUCHED] = UNTOUCHED;
    this.#linkLast(row);
    this.#index.set(id, row);
    this.count += 1;
    return row;
  }

  remove(row: number): void {
    const at = row * STRIDE;
    this.dropReplacement(row);
    this.#index.delete(this.#rows[at + ID]);
    this.#unlink(row);
    this.#rows[at + NEXT] = this.#free;
    this.#free = row;
    this.count -= 1;
  }

  /** Notes the id of a replace in flight. */
  expectReplacement(row: number, newId: number): void {
    this.#rows[row * STRIDE + REPLACEMENT] = newId;
    this.#index.set(newId, row);
  }

  dropReplacement(row: number): void {
    const at = row * STRIDE + REPLACEMENT;
    if (this.#rows[at] === 0) return;
    this.#index.delete(this.#rows[at]);
    this.#rows[at] = 0;
  }

  /** The order lives on under the id of its replace, and moves to the end of the list. */
  becomeReplacement(row: number, price: number, leaves: number, state: number): void {
    const rows = this.#rows;
    const at = row * STRIDE;
    assert(rows[at + REPLACEMENT] !== 0, 'an order was replaced without a replace');
    this.#index.delete(rows[at + ID]);
    rows[at + ID] = rows[at + REPLACEMENT];
    rows[at + REPLACEMENT] = 0;
    rows[at + PRICE] = price;
    rows[at + LEAVES] = leaves;
    rows[at + STATE] = state;
    rows[at + TOUCHED] = UNTOUCHED;
    this.#unlink(row);
    this.#linkInOrder(row);
  }

  /** Rows without their links, in the order of the list: the same for equal orders, whatever rows they lie in. */
  snapshot(): PlainData {
    const saved = new Int32Array(this.count * SAVED);
    let at = 0;
    for (let row = this.#first; row !== NONE; row = this.after(row)) {
      saved.set(this.#rows.subarray(row * STRIDE, row * STRIDE + SAVED), at);
      at += SAVED;
    }
    return saved;
  }

  restore(state: PlainData): void {
    this.#clear();
    const saved = state as Int32Array;
    for (let at = 0; at < saved.length; at += SAVED) {
      const row = this.add(
        saved[at + ID],
        saved[at + INSTRUMENT],
        saved[at + SIDE],
        saved[at + PRICE],
        saved[at + LEAVES],
        saved[at + STATE],
      );
      this.#rows[row * STRIDE + TOUCHED] = saved[at + TOUCHED];
      if (saved[at + REPLACEMENT] !== 0) this.expectReplacement(row, saved[at + REPLACEMENT]);
    }
  }

  addTo(hash: Hash64): void {
    for (let row = this.#first; row !== NONE; row = this.after(row)) {
      for (let column = 0; column < SAVED; column++) hash.addInt(this.#rows[row * STRIDE + column]);
    }
  }

  #clear(): void {
    this.#index.clear();
    this.count = 0;
    this.#rowsUsed = 0;
    this.#free = NONE;
    this.#first = NONE;
    this.#last = NONE;
  }

  #takeRow(): number {
    const row = this.#free;
    if (row !== NONE) {
      this.#free = this.#rows[row * STRIDE + NEXT];
      return row;
    }
    if ((this.#rowsUsed + 1) * STRIDE > this.#rows.length) {
      const larger = new Int32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    return this.#rowsUsed++;
  }

  #linkLast(row: number): void {
    this.#linkAfter(row, this.#last);
  }

  /** Ids given out since the replace was sent belong behind it. */
  #linkInOrder(row: number): void {
    let before = this.#last;
    while (before !== NONE && this.idOf(before) > this.idOf(row))
      before = this.#rows[before * STRIDE + PREVIOUS];
    this.#linkAfter(row, before);
  }

  #linkAfter(row: number, before: number): void {
    const rows = this.#rows;
    const next = before === NONE ? this.#first : rows[before * STRIDE + NEXT];
    rows[row * STRIDE + PREVIOUS] = before;
    rows[row * STRIDE + NEXT] = next;
    if (before === NONE) this.#first = row;
    else rows[before * STRIDE + NEXT] = row;
    if (next === NONE) this.#last = row;
    else rows[next * STRIDE + PREVIOUS] = row;
  }

  #unlink(row: number): void {
    const rows = this.#rows;
    const next = rows[row * STRIDE + NEXT];
    const previous = rows[row * STRIDE + PREVIOUS];
    if (previous === NONE) this.#first = next;
    else rows[previous * STRIDE + NEXT] = next;
    if (next === NONE) this.#last = previous;
    else rows[next * STRIDE + PREVIOUS] = previous;
  }
}
