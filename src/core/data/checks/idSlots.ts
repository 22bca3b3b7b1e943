const FIRST_CAPACITY = 2048;
const EMPTY = -1;
/** Odd constants that spread consecutive ids (D. Knuth, The Art of Computer Programming 3, section 6.4). */
const SPREAD_LOW = 0x9e3779b1;
const SPREAD_HIGH = 0x85ebca6b;

/**
 * Slots by id: open addressing with linear probing, at most half full. Removal moves later entries back instead of
 * leaving marks, so a table whose ids come and go all day stays as it is, where a `Map` is built afresh again and
 * again. Its twin is that `Map`.
 */
export class IdSlots {
  #ids = new Float64Array(FIRST_CAPACITY);
  #slots = new Int32Array(FIRST_CAPACITY).fill(EMPTY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Slot of an id, or -1. */
  get(id: number): number {
    return this.#slots[this.#placeOf(id)];
  }

  /** `slot` is 0 or more. */
  set(id: number, slot: number): void {
    const place = this.#placeOf(id);
    if (this.#slots[place] === EMPTY) this.#size++;
    this.#ids[place] = id;
    this.#slots[place] = slot;
    if (this.#size * 2 > this.#ids.length) this.#grow();
  }

  delete(id: number): void {
    let hole = this.#placeOf(id);
    if (this.#slots[hole] === EMPTY) return;
    const mask = this.#ids.length - 1;
    this.#size--;
    for (let place = (hole + 1) & mask; this.#slots[place] !== EMPTY; place = (place + 1) & mask) {
      const home = this.#home(this.#ids[place]);
      // An entry may fill the hole unless its home lies behind it.
      if (((place - home) & mask) < ((place - hole) & mask)) continue;
      this.#ids[hole] = this.#ids[place];
      this.#slots[hole] = this.#slots[place];
      hole = place;
    }
    this.#slots[hole] = EMPTY;
  }

  clear(): void {
    this.#slots.fill(EMPTY);
    this.#size = 0;
  }

  /** Where the id is, or the empty place where it belongs. */
  #placeOf(id: number): number {
    const mask = this.#ids.length - 1;
    let place = this.#home(id);
    while (this.#slots[place] !== EMPTY && this.#ids[place] !== id) place = (place + 1) & mask;
    return place;
  }

  #home(id: number): number {
    const high = Math.floor(id / 0x1_0000_0000) | 0;
    const mixed = Math.imul((id | 0) ^ Math.imul(high, SPREAD_HIGH), SPREAD_LOW);
    return (mixed ^ (mixed >>> 15)) & (this.#ids.length - 1);
  }

  #grow(): void {
    const ids = this.#ids;
    const slots = this.#slots;
    this.#ids = new Float64Array(ids.length * 2);
    this.#slots = new Int32Array(ids.length * 2).fill(EMPTY);
    for (let i = 0; i < ids.length; i++) {
      if (slots[i] === EMPTY) continue;
      const place = this.#placeOf(ids[i]);
      this.#ids[place] = ids[i];
      this.#slots[place] = slots[i];
    }
  }
}
