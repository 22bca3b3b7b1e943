import type { Hash64 } from '../../../core/utils/hash.ts';

const NOW = 0;
const NEXT = 1;
const LAST = 2;
const SEALED = 3;
const BATCHES = 4;
const CELLS = 5;

/**
 * When the batches of an engine end: at whole multiples of the interval, and only where an order waits for its first
 * batch, because orders that earlier batches left cannot trade with each other. An order that comes just when an
 * interval ends is in it, unless its batch has been held by then.
 */
export class BatchClock {
  readonly #cells = new Float64Array(CELLS);
  readonly #interval: number;

  constructor(interval: number) {
    this.#interval = interval;
  }

  set now(time: number) {
    this.#cells[NOW] = time;
  }

  /** End of the present interval; it means something only while an order is sealed. */
  get next(): number {
    return this.#cells[NEXT];
  }

  /** Batches so far. */
  get batches(): number {
    return this.#cells[BATCHES];
  }

  /** Orders that wait for their first batch. */
  get sealed(): number {
    return this.#cells[SEALED];
  }

  set sealed(orders: number) {
    this.#cells[SEALED] = orders;
  }

  /** One more order is sealed. */
  seal(): void {
    const cells = this.#cells;
    cells[SEALED] += 1;
    if (cells[SEALED] > 1) return;
    const over = cells[NOW] % this.#interval;
    const end = over === 0 ? cells[NOW] : cells[NOW] - over + this.#interval;
    cells[NEXT] = end > cells[LAST] ? end : cells[LAST] + this.#interval;
  }

  /** The batch is held that was due. */
  begin(): void {
    this.#cells[LAST] = this.#cells[NEXT];
    this.#cells[BATCHES] += 1;
  }

  reset(): void {
    this.#cells.fill(0);
  }

  addTo(hash: Hash64): void {
    hash.addNumber(this.#cells[SEALED] === 0 ? 0 : this.#cells[NEXT]);
    hash.addNumber(this.#cells[LAST]);
    hash.addNumber(this.#cells[BATCHES]);
  }

  snapshot(): Float64Array {
    return this.#cells.slice();
  }

  restore(cells: Float64Array): void {
    this.#cells.set(cells);
  }
}
