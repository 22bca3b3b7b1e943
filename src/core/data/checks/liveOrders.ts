import { IdSlots } from './idSlots.ts';

const FIRST_SLOTS = 1024;

/**
 * The live orders of a feed by id: price, open quantity, and symbol and side as one number. Columns instead of
 * objects, because a day of a whole market has a million of them at a time.
 */
export class LiveOrders {
  readonly #slots = new IdSlots();
  readonly #free: number[] = [];
  #used = 0;
  price = new Float64Array(FIRST_SLOTS);
  quantity = new Float64Array(FIRST_SLOTS);
  /** Twice the symbol, plus 1 for a sell order. */
  book = new Int32Array(FIRST_SLOTS);

  get count(): number {
    return this.#slots.size;
  }

  /** Slot of a live order, or -1. */
  slotOf(id: number): number {
    return this.#slots.get(id);
  }

  add(id: number, book: number, price: number, quantity: number): void {
    const slot = this.#free.pop() ?? this.#used++;
    if (slot === this.price.length) this.#grow();
    this.#slots.set(id, slot);
    this.price[slot] = price;
    this.quantity[slot] = quantity;
    this.book[slot] = book;
  }

  /** `slot` is that of `id`. */
  remove(id: number, slot: number): void {
    this.#slots.delete(id);
    this.#free.push(slot);
  }

  clear(): void {
    this.#slots.clear();
    this.#free.length = 0;
    this.#used = 0;
  }

  #grow(): void {
    const { price, quantity, book } = this;
    this.price = new Float64Array(price.length * 2);
    this.price.set(price);
    this.quantity = new Float64Array(price.length * 2);
    this.quantity.set(quantity);
    this.book = new Int32Array(price.length * 2);
    this.book.set(book);
  }
}
