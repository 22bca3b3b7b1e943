import type { Side } from '../../../core/models/side.ts';

/** What every order book answers, whether it matches or follows a feed. */
export interface BookQueries {
  /** Slot of a live order, or -1. */
  slotOf(key: number): number;
  keyOf(slot: number): number;
  instrumentOf(slot: number): number;
  sideOf(slot: number): Side;
  priceOf(slot: number): number;
  leavesOf(slot: number): number;

  /** Best price, or 0 for an empty side. */
  best(instrument: number, side: Side): number;
  /** Next worse occupied price after `price`, or 0. */
  nextLevel(instrument: number, side: Side, price: number): number;
  levelQuantity(instrument: number, side: Side, price: number): number;
  levelOrders(instrument: number, side: Side, price: number): number;
  /** First order in the queue of a level, or -1; and the one behind a slot, or -1. */
  firstInLevel(instrument: number, side: Side, price: number): number;
  nextInLevel(slot: number): number;
  readonly liveOrders: number;
}
