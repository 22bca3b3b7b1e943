import type { VenueEngine } from './venueEngine.ts';

/**
 * What happens inside a book, told while it happens. A slot names an order and is valid during the call; the
 * engine's `keyOf`, `priceOf`, `leavesOf` … read it. Quantities have already been taken off when `traded` is called.
 */
export interface BookEvents {
  /** The order was taken; nothing has matched yet. */
  accepted(slot: number): void;
  /** A trade at the maker's price. `leavesOf` is up to date for both; a maker at 0 leaves the book after the call. */
  traded(maker: number, taker: number, price: number, quantity: number): void;
  /** What is left of the order was added to the book, last in its level's queue. */
  rested(slot: number): void;
  /** Self-trade prevention, or the command `reduce`, took `quantity` off without a trade. */
  reduced(slot: number, quantity: number): void;
  /**
   * `quantity` was left when the order ended, for one of `CANCEL_REASON`; `leavesOf` is 0 by now. `rested` tells
   * that it stood in the book, which it has left already.
   */
  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void;
  /**
   * The order has a new key, price and quantity. With `keptPriority` it stayed in its queue; otherwise it has
   * left the queue at `oldPrice` and matches and rests afresh after this call.
   */
  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void;
}

/**
 * Price-time matching for many instruments in one engine. The fast book and its slow twin both implement it and
 * give the same events and the same state hash.
 */
export interface BookEngine extends VenueEngine {
  /** Takes `quantity` off in place (a partial cancel); all of it or more cancels. */
  reduce(key: number, quantity: number): number;
  /** Back to empty books, keeping memory. */
  reset(): void;
}
