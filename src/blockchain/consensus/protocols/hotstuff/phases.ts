/** The kinds of message, by their numbers on the wire. */
export const PROPOSE = 0;
export const VOTE = 1;
/** A view was given up: tells the highest certificate. */
export const NEW_VIEW = 2;
/** Asks for the parent of a block. */
export const FETCH = 3;
