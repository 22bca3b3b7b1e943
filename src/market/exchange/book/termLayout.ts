/** Words of the terms of an order, kept beside its record and only where an order has some. */
export const TERM_SHIFT = 3;
/** A number of `VISIBILITY`; 0, shown whole, is an order without terms. */
export const VISIBLE = 0;
/** What an iceberg has behind its peak while it rests; 0 in hand. `LEAVES` of its record is the peak. */
export const RESERVE = 1;
export const DISPLAY = 2;
export const RANGE = 3;
/** The least quantity of a trade; above any order's for all or none. */
export const MINIMUM = 4;
/** {@link HIDDEN} and {@link ALL_OR_NONE}. */
export const INSTRUCTIONS = 5;

export const HIDDEN = 1;
export const ALL_OR_NONE = 2;
export const WHOLE = 0x7fffffff;
