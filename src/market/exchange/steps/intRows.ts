const FIRST_CAPACITY = 1024;

/** Rows of whole numbers that are filled, handed out and emptied again; grows to what is needed, and stays so. */
export class IntRows {
  #cells = new Int32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was pushed since the last `clear`: valid until the next push. */
  view(): Int32Array {
    return this.#cells.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  push1(a: number): void {
    const at = this.#take(1);
    this.#cells[at] = a;
  }

  push2(a: number, b: number): void {
    const at = this.#take(2);
    this.#cells[at] = a;
    this.#cells[at + 1] = b;
  }

  push5(a: number, b: number, c: number, d: number, e: number): void {
    const at = this.#take(5);
    const cells = this.#cells;
    cells[at] = a;
    cells[at + 1] = b;
    cells[at + 2] = c;
    cells[at + 3] = d;
    cells[at + 4] = e;
  }

  /** Rows of another list, behind those of this one. */
  append(rows: IntRows): void {
    const more = rows.view();
    const at = this.#take(more.length);
    this.#cells.set(more, at);
  }

  set(index: number, value: number): void {
    this.#cells[index] = value;
  }

  #take(count: number): number {
    const at = this.#length;
    if (at + count > this.#cells.length) {
      const larger = new Int32Array(Math.max(at + count, this.#cells.length * 2));
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#length = at + count;
    return at;
  }
}
