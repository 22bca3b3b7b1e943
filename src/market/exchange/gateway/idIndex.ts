import { assert } from '../../../core/utils/assert.ts';

/** Places at first: few enough for an array that lies within the heap. */
const FIRST_CAPACITY = 8;

/**
 * From a client order id to a slot: open addressing on the id's low bits. Ids come in sequence, so live ones lie
 * next to each other and hardly ever collide; removal shifts the run back, so no tombstones gather.
 */
export class IdIndex {
  #mask = FIRST_CAPACITY - 1;
  /** Of each place the id, then its slot. 0 is an empty place: no id is 0. */
  #places = new Int32Array(FIRST_CAPACITY * 2);
  #count = 0;

  /** Slot of `id`, or -1. */
  get(id: number): number {
    const place = this.#find(id);
    return this.#places[place * 2] === id && id !== 0 ? this.#places[place * 2 + 1] : -1;
  }

  set(id: number, slot: number): void {
    if ((this.#count + 1) * 2 > this.#mask + 1) this.#grow();
    const place = this.#find(id);
    assert(this.#places[place * 2] === 0, 'a client order id was used twice');
    this.#places[place * 2] = id;
    this.#places[place * 2 + 1] = slot;
    this.#count += 1;
  }

  delete(id: number): void {
    const places = this.#places;
    let hole = this.#find(id);
    if (places[hole * 2] !== id) return;
    this.#count -= 1;
    const mask = this.#mask;
    for (let place = (hole + 1) & mask; places[place * 2] !== 0; place = (place + 1) & mask) {
      const home = places[place * 2] & mask;
      // The entry may fill the hole unless its home lies behind the hole.
      if (((place - home) & mask) < ((place - hole) & mask)) continue;
      places[hole * 2] = places[place * 2];
      places[hole * 2 + 1] = places[place * 2 + 1];
      hole = place;
    }
    places[hole * 2] = 0;
  }

  clear(): void {
    this.#places.fill(0);
    this.#count = 0;
  }

  /** Place of `id`, or the empty place where it belongs. */
  #find(id: number): number {
    const places = this.#places;
    let place = id & this.#mask;
    while (places[place * 2] !== 0 && places[place * 2] !== id) place = (place + 1) & this.#mask;
    return place;
  }

  #grow(): void {
    const old = this.#places;
    this.#mask = old.length - 1;
    this.#places = new Int32Array(old.length * 2);
    this.#count = 0;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] !== 0) this.set(old[at], old[at + 1]);
    }
  }
}
