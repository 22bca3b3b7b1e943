/** Every sequence of choices, one after the other: the last choice changes first. */
export class Odometer {
  readonly #digits: number[] = [];
  readonly #sizes: number[] = [];
  #at = 0;

  /** The choice at this place of the present sequence. */
  readonly choose = (options: number): number => {
    if (this.#at === this.#digits.length) this.#digits.push(0);
    this.#sizes[this.#at] = options;
    return this.#digits[this.#at++];
  };

  /** Goes on to the next sequence; false where that was the last. */
  next(): boolean {
    this.#at = 0;
    while (this.#digits.length > 0) {
      const last = this.#digits.length - 1;
      if (++this.#digits[last] < this.#sizes[last]) return true;
      this.#digits.pop();
    }
    return false;
  }
}
