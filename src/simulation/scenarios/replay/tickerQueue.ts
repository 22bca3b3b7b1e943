/** Tickers that wait; one that comes too early by more than this many is never compared. */
const LENGTH = 1 << 12;
const COLUMNS = 6;

/** Best prices of a recording that wait for the book to reach their update id, oldest first, in bounded memory. */
export class TickerQueue {
  #cells = new Float64Array(COLUMNS * 16);
  #first = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Update id of the oldest; NaN where none waits. */
  get oldestId(): number {
    return this.#count === 0 ? Number.NaN : this.#cells[this.#first * COLUMNS];
  }

  /** Adds update id, line, bid, its quantity, ask, its quantity; false where the oldest had to go for it. */
  push(
    id: number,
    line: number,
    bid: number,
    bidQuantity: number,
    ask: number,
    askQuantity: number,
  ): boolean {
    const kept = this.#count < LENGTH;
    if (!kept) this.drop();
    const room = this.#cells.length / COLUMNS;
    if (this.#count === room) this.#grow(room);
    const at = ((this.#first + this.#count) % (this.#cells.length / COLUMNS)) * COLUMNS;
    this.#cells[at] = id;
    this.#cells[at + 1] = line;
    this.#cells[at + 2] = bid;
    this.#cells[at + 3] = bidQuantity;
    this.#cells[at + 4] = ask;
    this.#cells[at + 5] = askQuantity;
    this.#count++;
    return kept;
  }

  /** A number of the oldest: 1 line, 2 bid, 3 its quantity, 4 ask, 5 its quantity. */
  oldest(column: number): number {
    return this.#cells[this.#first * COLUMNS + column];
  }

  /** Takes off the oldest. */
  drop(): void {
    this.#first = (this.#first + 1) % (this.#cells.length / COLUMNS);
    this.#count--;
  }

  clear(): void {
    this.#count = 0;
  }

  #grow(room: number): void {
    const larger = new Float64Array(2 * this.#cells.length);
    const split = this.#first * COLUMNS;
    larger.set(this.#cells.subarray(split));
    larger.set(this.#cells.subarray(0, split), room * COLUMNS - split);
    this.#cells = larger;
    this.#first = 0;
  }
}
