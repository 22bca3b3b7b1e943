/**
 * Pending events in order (time, tie), first in first out where both are equal. The queue owns the slots: a
 * slot names an event from `push` until `release`, so that the caller can keep columns of its own by slot.
 */
export interface EventQueue {
  /** Events pushed and not yet popped. */
  readonly size: number;
  /** Slots are below it. It doubles when no slot is free: columns by slot grow with it. */
  readonly capacity: number;
  /** Time of an event that is pending or popped but not yet released. */
  time(slot: number): number;
  /** Rank of such an event among those of the same time. */
  tie(slot: number): number;
  /**
   * Inserts an event and returns its slot, which stays reserved until `release`. `time` is finite, at least 0 and
   * at least the time of the last event popped; `tie` is any number but NaN.
   */
  push(time: number, tie: number): number;
  /** Takes the earliest event out, without releasing its slot; -1 where the queue is empty. */
  pop(): number;
  /** Time of the earliest event, Infinity where the queue is empty. */
  peekTime(): number;
  /** Gives back the slot of a popped event, once. */
  release(slot: number): void;
  /** Slots of the pending events in the order in which they would be popped. They stay where they are. */
  inOrder(): Int32Array;
  /** Forgets everything, popped events that were not released included, and starts again at time 0. */
  clear(): void;
}

/** Slots of a queue that was given no capacity. */
export const INITIAL_CAPACITY = 1024;
