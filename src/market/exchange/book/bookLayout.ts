/** Words of a book's record: rank and level of its best price, root of its price index. */
export const SIDE_SHIFT = 2;
export const BEST_RANK = 0;
export const BEST_LEVEL = 1;
export const ROOT = 2;
/** Root of an empty price index. */
export const NO_ROOT = 0;
