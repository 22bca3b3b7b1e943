/** Keys of live orders, from which one can be drawn evenly: an array that fills its gaps with its last key. */
export class LiveKeys {
  size = 0;
  readonly #keys: Int32Array;
  readonly #placeOf: Int32Array;

  /** Keys run from 1 to `largest`. */
  constructor(largest: number) {
    this.#keys = new Int32Array(largest + 1);
    this.#placeOf = new Int32Array(largest + 1);
  }

  at(place: number): number {
    return this.#keys[place];
  }

  add(key: number): void {
    this.#placeOf[key] = this.size;
    this.#keys[this.size++] = key;
  }

  remove(key: number): void {
    const place = this.#placeOf[key];
    const last = this.#keys[--this.size];
    this.#keys[place] = last;
    this.#placeOf[last] = place;
  }
}
