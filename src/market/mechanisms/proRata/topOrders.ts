import type { Hash64 } from '../../../core/utils/hash.ts';

/** What a snapshot keeps of the top orders. */
export interface TopOrdersState {
  readonly slots: Int32Array;
  readonly ids: Float64Array;
  readonly lots: Float64Array;
}

const NONE = -1;

/**
 * The top order of each book: the one that bettered its best price when it came to rest. Only the last such order is
 * one, so a book may have none, and a better price that was too small for one takes the place away. A record may be
 * stale, because an order that has gone is not looked for: whoever asks compares order ids.
 */
export class TopOrders {
  #slots = new Int32Array(0);
  #ids = new Float64Array(0);
  /** Lots that the order may still get as top order. */
  #lots = new Float64Array(0);

  /** Slot of the top order if `id` is still the order in it, or -1. */
  slotOf(book: number): number {
    return book < this.#slots.length ? this.#slots[book] : NONE;
  }

  idOf(book: number): number {
    return this.#ids[book];
  }

  lotsOf(book: number): number {
    return this.#lots[book];
  }

  set(book: number, slot: number, id: number, lots: number): void {
    if (book >= this.#slots.length) this.#grow(book);
    this.#slots[book] = slot;
    this.#ids[book] = id;
    this.#lots[book] = lots;
  }

  clear(book: number): void {
    if (book < this.#slots.length) this.#slots[book] = NONE;
  }

  /** It has been given some of its lots. */
  take(book: number, lots: number): void {
    this.#lots[book] -= lots;
  }

  reset(): void {
    this.#slots.fill(NONE);
  }

  addTo(hash: Hash64, book: number): void {
    hash.addInt(book);
    hash.addNumber(this.#ids[book]);
    hash.addNumber(this.#lots[book]);
  }

  snapshot(): TopOrdersState {
    return { slots: this.#slots.slice(), ids: this.#ids.slice(), lots: this.#lots.slice() };
  }

  restore({ slots, ids, lots }: TopOrdersState): void {
    this.#slots = slots.slice();
    this.#ids = ids.slice();
    this.#lots = lots.slice();
  }

  #grow(book: number): void {
    const { slots, ids, lots } = this.snapshot();
    const length = Math.max(2 * slots.length, book + 1);
    this.#slots = new Int32Array(length).fill(NONE);
    this.#ids = new Float64Array(length);
    this.#lots = new Float64Array(length);
    this.#slots.set(slots);
    this.#ids.set(ids);
    this.#lots.set(lots);
  }
}
