/** The kinds of message, by their numbers on the wire. */
export const PRE_PREPARE = 0;
export const PREPARE = 1;
export const COMMIT = 2;
export const VIEW_CHANGE = 3;
export const NEW_VIEW = 4;
/** Tells of the last decision, with the commits that prove it. */
export const DECISION = 5;
/** Asks for the parent of a block. */
export const FETCH = 6;
