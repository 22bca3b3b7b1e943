const FIRST_ROOM = 1024;

/**
 * A column of numbers that grows up to a limit; what comes after that is counted and not kept, so that memory is
 * bounded however long the market was.
 */
export class GrowingColumn {
  readonly #limit: number;
  #values = new Float64Array(FIRST_ROOM);
  #length = 0;
  #dropped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  /** Values that came when the column was full. */
  get dropped(): number {
    return this.#dropped;
  }

  push(value: number): void {
    if (this.#length === this.#limit) {
      this.#dropped++;
      return;
    }
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** What was kept, in a column of its own. */
  values(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}
