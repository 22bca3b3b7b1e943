import type { Side } from '../../../core/models/side.ts';

/** What every order book answers, whether it matches or follows a feed. */
export interface BookQueries {
  /** Slot of an order in the book, or -1: an order still matching has a slot, but no key finds it yet. */
  slotOf(key: number): number;
  keyOf(slot: number): number;
  instrumentOf(slot: number): number;
  sideOf(slot: number): Side;
  /** Limit price; 0 for a market order. */
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
