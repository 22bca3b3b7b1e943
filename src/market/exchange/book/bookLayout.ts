/** Words of a book's record: rank and level of its best price, root of its price index, orders with terms. */
export const SIDE_SHIFT = 2;
export const BEST_RANK = 0;
export const BEST_LEVEL = 1;
export const ROOT = 2;
/** In the record of each displayed book: resting orders of its instrument that have terms, on both sides together. */
export const SPECIALS = 3;
/** Root of an empty price index. */
export const NO_ROOT = 0;
