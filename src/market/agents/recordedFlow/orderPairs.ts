import { IdSlots } from '../../../core/data/checks/idSlots.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

const FIRST_CAPACITY = 256;
/** Columns of an order. An id of 0 marks a free row. */
const ID = 0;
const CLIENT_ID = 1;
const SIDE = 2;
const PRICE = 3;
const RECORDED = 4;
const PRESENT = 5;
const EXPECTED = 6;
const STRIDE = 7;

/**
 * Recorded orders and the orders that stand for them in a market: what is left of each in the record and here, and how
 * much the record trades of it at this moment. Keeps the sum of the differences as they change.
 */
export class OrderPairs {
  /** Sum over all orders of the lots by which record and market differ, and lots that the record holds. */
  distance = 0;
  recordedLots = 0;
  #cells = new Float64Array(FIRST_CAPACITY * STRIDE);
  #used = 0;
  #free: number[] = [];
  readonly #byId = new IdSlots();
  readonly #byClientId = new IdSlots();

  /** Row of a recorded order, or -1. */
  find(id: number): number {
    return this.#byId.get(id);
  }

  /** Row of an order here, or -1. */
  findHere(clientOrderId: number): number {
    return this.#byClientId.get(clientOrderId);
  }

  add(id: number, side: number, price: number): number {
    const row = this.#free.pop() ?? this.#used++;
    if ((row + 1) * STRIDE > this.#cells.length) this.#grow();
    const at = row * STRIDE;
    this.#cells.fill(0, at, at + STRIDE);
    this.#cells[at + ID] = id;
    this.#cells[at + SIDE] = side;
    this.#cells[at + PRICE] = price;
    this.#byId.set(id, row);
    return row;
  }

  side(row: number): number {
    return this.#cells[row * STRIDE + SIDE];
  }
  price(row: number): number {
    return this.#cells[row * STRIDE + PRICE];
  }
  clientId(row: number): number {
    return this.#cells[row * STRIDE + CLIENT_ID];
  }
  /** What is left in the record. */
  recorded(row: number): number {
    return this.#cells[row * STRIDE + RECORDED];
  }
  /** What is left here. */
  present(row: number): number {
    return this.#cells[row * STRIDE + PRESENT];
  }
  /** What the record trades of it at this moment and has not traded here. */
  expected(row: number): number {
    return this.#cells[row * STRIDE + EXPECTED];
  }

  /** The order goes by another id here from now on; 0 for none. */
  setClientId(row: number, clientOrderId: number): void {
    const at = row * STRIDE + CLIENT_ID;
    if (this.#cells[at] !== 0) this.#byClientId.delete(this.#cells[at]);
    this.#cells[at] = clientOrderId;
    if (clientOrderId !== 0) this.#byClientId.set(clientOrderId, row);
  }

  setRecorded(row: number, lots: number): void {
    this.recordedLots += lots - this.recorded(row);
    this.#set(row, RECORDED, lots);
  }

  setPresent(row: number, lots: number): void {
    this.#set(row, PRESENT, lots);
  }

  setExpected(row: number, lots: number): void {
    this.#cells[row * STRIDE + EXPECTED] = lots;
  }

  /** Forgets an order that is over in the record and here. */
  release(row: number): void {
    const at = row * STRIDE;
    const isOver = this.#cells[at + RECORDED] + this.#cells[at + PRESENT] + this.#cells[at + EXPECTED] === 0;
    if (!isOver || this.#cells[at + ID] === 0) return;
    // An id may have come again while what stood for its first order here was still waiting.
    if (this.#byId.get(this.#cells[at + ID]) === row) this.#byId.delete(this.#cells[at + ID]);
    this.setClientId(row, 0);
    this.#cells[at + ID] = 0;
    this.#free.push(row);
  }

  snapshot(): PlainData {
    return { cells: this.#cells.slice(0, this.#used * STRIDE), free: [...this.#free] };
  }

  restore(state: PlainData): void {
    const { cells, free } = state as { readonly cells: Float64Array; readonly free: readonly number[] };
    this.#used = cells.length / STRIDE;
    this.#cells = new Float64Array(Math.max(cells.length, FIRST_CAPACITY * STRIDE));
    this.#cells.set(cells);
    this.#free = [...free];
    this.#byId.clear();
    this.#byClientId.clear();
    this.distance = 0;
    this.recordedLots = 0;
    for (let row = 0; row < this.#used; row++) {
      const at = row * STRIDE;
      if (cells[at + ID] === 0) continue;
      if (cells[at + RECORDED] > 0 || this.#byId.get(cells[at + ID]) < 0) this.#byId.set(cells[at + ID], row);
      if (cells[at + CLIENT_ID] !== 0) this.#byClientId.set(cells[at + CLIENT_ID], row);
      this.distance += Math.abs(cells[at + RECORDED] - cells[at + PRESENT]);
      this.recordedLots += cells[at + RECORDED];
    }
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#used * STRIDE);
  }

  #set(row: number, column: number, lots: number): void {
    const at = row * STRIDE;
    const before = Math.abs(this.#cells[at + RECORDED] - this.#cells[at + PRESENT]);
    this.#cells[at + column] = lots;
    this.distance += Math.abs(this.#cells[at + RECORDED] - this.#cells[at + PRESENT]) - before;
  }

  #grow(): void {
    const larger = new Float64Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
