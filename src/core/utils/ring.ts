import { assert } from './assert.ts';

const INITIAL_CAPACITY = 8;

/** First in, first out, of numbers: a ring on a typed array that doubles when it is full. */
export class Ring {
  #values = new Float64Array(INITIAL_CAPACITY);
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    if (this.#size === this.#values.length) this.#grow();
    this.#values[(this.#head + this.#size) & (this.#values.length - 1)] = value;
    this.#size++;
  }

  /** Takes out the value that came first. The ring is not empty. */
  shift(): number {
    assert(this.#size > 0, 'shift of an empty ring');
    const value = this.#values[this.#head];
    this.#head = (this.#head + 1) & (this.#values.length - 1);
    this.#size--;
    return value;
  }

  /** The value that `index` shifts would leave at the front. */
  at(index: number): number {
    assert(index >= 0 && index < this.#size, 'index outside the ring');
    return this.#values[(this.#head + index) & (this.#values.length - 1)];
  }

  clear(): void {
    this.#head = 0;
    this.#size = 0;
  }

  /** A copy of the values, first in first. */
  toArray(): Float64Array {
    const values = new Float64Array(this.#size);
    const beforeWrap = Math.min(this.#size, this.#values.length - this.#head);
    values.set(this.#values.subarray(this.#head, this.#head + beforeWrap));
    values.set(this.#values.subarray(0, this.#size - beforeWrap), beforeWrap);
    return values;
  }

  #grow(): void {
    const size = this.#size;
    const values = new Float64Array(this.#values.length * 2);
    values.set(this.toArray());
    this.#values = values;
    this.#head = 0;
    this.#size = size;
  }
}
