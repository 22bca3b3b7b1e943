import { assert } from '../../../core/utils/assert.ts';

const FIRST_CAPACITY = 16;

/**
 * From a client order id to a slot: open addressing on the id's low bits. Ids come in sequence, so live ones lie
 * next to each other and hardly ever collide; removal shifts the run back, so no tombstones gather.
 */
export class IdIndex {
  #mask = FIRST_CAPACITY - 1;
  /** 0 is an empty place: no id is 0. */
  #ids = new Int32Array(FIRST_CAPACITY);
  #slots = new Int32Array(FIRST_CAPACITY);
  #count = 0;

  /** Slot of `id`, or -1. */
  get(id: number): number {
    const place = this.#find(id);
    return this.#ids[place] === id && id !== 0 ? this.#slots[place] : -1;
  }

  set(id: number, slot: number): void {
    if ((this.#count + 1) * 2 > this.#mask + 1) this.#grow();
    const place = this.#find(id);
    assert(this.#ids[place] === 0, 'a client order id was used twice');
    this.#ids[place] = id;
    this.#slots[place] = slot;
    this.#count += 1;
  }

  delete(id: number): void {
    let hole = this.#find(id);
    if (this.#ids[hole] !== id) return;
    this.#count -= 1;
    const mask = this.#mask;
    for (let place = (hole + 1) & mask; this.#ids[place] !== 0; place = (place + 1) & mask) {
      const home = this.#ids[place] & mask;
      // The entry may fill the hole unless its home lies behind the hole.
      if (((place - home) & mask) < ((place - hole) & mask)) continue;
      this.#ids[hole] = this.#ids[place];
      this.#slots[hole] = this.#slots[place];
      hole = place;
    }
    this.#ids[hole] = 0;
  }

  clear(): void {
    this.#ids.fill(0);
    this.#count = 0;
  }

  /** Place of `id`, or the empty place where it belongs. */
  #find(id: number): number {
    let place = id & this.#mask;
    while (this.#ids[place] !== 0 && this.#ids[place] !== id) place = (place + 1) & this.#mask;
    return place;
  }

  #grow(): void {
    const ids = this.#ids;
    const slots = this.#slots;
    const capacity = ids.length * 2;
    this.#mask = capacity - 1;
    this.#ids = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity);
    this.#count = 0;
    for (let place = 0; place < ids.length; place++) {
      if (ids[place] !== 0) this.set(ids[place], slots[place]);
    }
  }
}
