/** Words of a level's record: half a cache line. A level is named by the offset of its record. */
export const LEVEL_WORDS = 8;
/** First order of the queue; the next free level while the level is free. */
export const HEAD = 0;
export const TAIL = 1;
/** Orders in the queue; 0 while the level is free. */
export const COUNT = 2;
/** The leaf of the price index that points here. */
export const LEAF = 3;
export const PRICE = 4;
export const BOOK = 5;
/** Two words hold the sum of the queue's quantities as a double: it may pass 2^31. */
const TOTAL = 6;
/** Where the sum lies in `LevelStore.levelTotals`, added to half the level's name. */
export const TOTAL_OFFSET = TOTAL >> 1;

/** No level: offset 0 is never given away. */
export const NO_LEVEL = 0;
