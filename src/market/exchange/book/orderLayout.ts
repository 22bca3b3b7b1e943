/** Words of an order's record: half a cache line with all that matching and cancelling touch. */
export const ORDER_SHIFT = 3;
/** The order behind in its queue; the next free slot while the slot is free; the price while in hand. */
export const NEXT = 0;
/** The order ahead in its queue; the book while in hand. */
export const PREVIOUS = 1;
export const LEAVES = 2;
/** Level in whose queue the order waits, or one of {@link IN_HAND} and {@link FREE}. */
export const LEVEL = 3;
/** Two words hold the key, a double. */
const KEY = 4;
/** Account above, flags below (see {@link FLAG_BITS}). */
export const OWNER = 6;
/** The next order of the same bucket of the order index, plus one; 0 for none. */
export const BUCKET_NEXT = 7;

export const FLAG_BITS = 4;
export const FLAG_MASK = (1 << FLAG_BITS) - 1;
export const NO_SLOT = -1;
/** The order is between its arrival and its rest or end. */
export const IN_HAND = 0;
export const FREE = -1;

/** Doubles of an order's record as seen through `OrderStore.orderKeys`. */
export const KEY_SHIFT = ORDER_SHIFT - 1;
export const KEY_OFFSET = KEY >> 1;
