import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

const ID = 0;
const SIDE = 1;
const PRICE = 2;
/** Distance from the opposite best price when it was placed, in log price. */
const DISTANCE = 3;
const STRIDE = 4;
const FIRST_ROOM = 64;

/** Orders that a flow has placed, with what decides when each is cancelled. A removed one leaves its place to the last. */
export class PlacedOrders {
  count = 0;
  #rows = new Float64Array(STRIDE * FIRST_ROOM);

  add(id: number, side: number, price: number, distance: number): void {
    const base = STRIDE * this.count++;
    if (base === this.#rows.length) {
      const wider = new Float64Array(2 * base);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[base + ID] = id;
    this.#rows[base + SIDE] = side;
    this.#rows[base + PRICE] = price;
    this.#rows[base + DISTANCE] = distance;
  }

  idOf(at: number): number {
    return this.#rows[STRIDE * at + ID];
  }

  sideOf(at: number): number {
    return this.#rows[STRIDE * at + SIDE];
  }

  priceOf(at: number): number {
    return this.#rows[STRIDE * at + PRICE];
  }

  distanceOf(at: number): number {
    return this.#rows[STRIDE * at + DISTANCE];
  }

  remove(at: number): void {
    this.count--;
    this.#rows.copyWithin(STRIDE * at, STRIDE * this.count, STRIDE * (this.count + 1));
  }

  snapshot(): PlainData {
    return this.#rows.slice(0, STRIDE * this.count);
  }

  restore(state: PlainData): void {
    const saved = state as Float64Array;
    let room = FIRST_ROOM;
    while (STRIDE * room < saved.length) room *= 2;
    this.#rows = new Float64Array(STRIDE * room);
    this.#rows.set(saved);
    this.count = saved.length / STRIDE;
  }

  addTo(hash: Hash64): void {
    hash.addInt(this.count);
    hash.addFields(this.#rows, 0, STRIDE * this.count);
  }
}
