import * as layout from './orderLayout.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const {
  BUCKET_NEXT,
  FLAG_BITS,
  FLAG_MASK,
  FREE,
  KEY_OFFSET,
  KEY_SHIFT,
  LEAVES,
  LEVEL,
  NEXT,
  NO_SLOT,
  ORDER_SHIFT,
  OWNER,
} = layout;

export interface OrderStoreState {
  readonly records: Int32Array;
  readonly orderIds: Float64Array;
  readonly free: number;
}

/**
 * Orders as records in typed arrays, named by slot; freed slots are used again, the last freed first.
 *
 * It is the lowest layer of the books. The layers above it (index of keys, levels, index of prices, queues, matching)
 * extend one another instead of holding one another, so that every array is one field away from the code that runs
 * for each message; their fields are for the files of this folder.
 */
export class OrderStore {
  orderWords: Int32Array;
  /** The same memory as `orderWords`, for the keys. */
  orderKeys: Float64Array;
  /** Read only when somebody listens, so apart from the records. */
  orderIds: Float64Array;
  /** Slots below this have been in use at some time. */
  ordersUsed = 0;
  /** Orders that live, resting or in hand. */
  liveOrders = 0;
  #free = NO_SLOT;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.orderWords = new Int32Array(capacity << ORDER_SHIFT);
    this.orderKeys = new Float64Array(this.orderWords.buffer);
    this.orderIds = new Float64Array(capacity);
  }

  /** A slot for a new order, in hand; the caller fills its record. May grow: arrays read before are stale. */
  takeSlot(): number {
    const slot = this.#free;
    this.liveOrders++;
    if (slot === NO_SLOT) return this.#freshSlot();
    this.#free = this.orderWords[(slot << ORDER_SHIFT) + NEXT];
    return slot;
  }

  releaseSlot(slot: number): void {
    const at = slot << ORDER_SHIFT;
    this.orderWords[at + NEXT] = this.#free;
    this.orderWords[at + LEVEL] = FREE;
    this.#free = slot;
    this.liveOrders--;
  }

  keyOf(slot: number): number {
    return this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET];
  }

  orderIdOf(slot: number): number {
    return this.orderIds[slot];
  }

  accountOf(slot: number): number {
    return this.orderWords[(slot << ORDER_SHIFT) + OWNER] >> FLAG_BITS;
  }

  flagsOf(slot: number): number {
    return this.orderWords[(slot << ORDER_SHIFT) + OWNER] & FLAG_MASK;
  }

  leavesOf(slot: number): number {
    return this.orderWords[(slot << ORDER_SHIFT) + LEAVES];
  }

  /** Length of the free list, walked for a check. */
  countFreeSlots(): number {
    let count = 0;
    for (let slot = this.#free; slot !== NO_SLOT; slot = this.orderWords[(slot << ORDER_SHIFT) + NEXT])
      count++;
    return count;
  }

  protected resetOrders(): void {
    this.ordersUsed = 0;
    this.liveOrders = 0;
    this.#free = NO_SLOT;
  }

  /** The index is left out: it follows from the keys. */
  protected ordersState(): OrderStoreState {
    const records = this.orderWords.slice(0, this.ordersUsed << ORDER_SHIFT);
    for (let at = BUCKET_NEXT; at < records.length; at += 1 << ORDER_SHIFT) records[at] = 0;
    return { records, orderIds: this.orderIds.slice(0, this.ordersUsed), free: this.#free };
  }

  protected restoreOrders(state: OrderStoreState): void {
    const { records, orderIds, free } = state;
    this.ordersUsed = orderIds.length;
    this.#free = free;
    if (this.ordersUsed > this.#capacity) this.#resize(this.ordersUsed);
    this.orderWords.set(records);
    this.orderIds.set(orderIds);
    this.liveOrders = this.ordersUsed - this.countFreeSlots();
  }

  #freshSlot(): number {
    const slot = this.ordersUsed;
    if (slot === this.#capacity) this.#resize(slot * 2);
    this.ordersUsed = slot + 1;
    return slot;
  }

  #resize(capacity: number): void {
    const { orderWords, orderIds } = this;
    this.#capacity = capacity;
    this.orderWords = new Int32Array(capacity << ORDER_SHIFT);
    this.orderKeys = new Float64Array(this.orderWords.buffer);
    this.orderIds = new Float64Array(capacity);
    this.orderWords.set(orderWords);
    this.orderIds.set(orderIds);
  }
}
