/**
 * The kernel's numbers that pass 2^31 or change with every event, in one typed array: a double kept in an
 * object's field would be allocated afresh at each change.
 */
export const NOW = 0;
/** Sequence number of the next message or wake-up. */
export const SEQUENCE = 1;
/** Events delivered: messages and wake-ups. */
export const EVENTS = 2;
/** Messages delivered. */
export const MESSAGES = 3;
/** Messages lost on the way. */
export const DROPPED = 4;

/** The cells of a kernel that has not run. */
export function createCells(): Float64Array {
  return new Float64Array(5);
}
