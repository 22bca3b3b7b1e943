import type { Notice } from '../../../core/models/ports/mechanism.ts';
import type { Side } from '../../../core/models/side.ts';
import type { BookTerms } from './bookTerms.ts';
import type { CallMode } from './callMode.ts';
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

  // The others are told by `submitTerms` and `reprice`, and about orders with terms: who uses none may leave them out.

  /**
   * An order that was accepted before is about to match: it was parked until now, or lay dark in the book, where it
   * has just become tradable. The order has left its queue.
   */
  entered?(slot: number): void;
  /**
   * A resting iceberg shows another quantity, other than by a trade: a new peak, last in its level's queue (`last`),
   * or a smaller one in its place.
   */
  displayed?(slot: number, last: boolean): void;
  /** The order has left the queue at `oldPrice` under its own key, and matches and rests afresh after this call. */
  repriced?(slot: number, oldPrice: number): void;
  /**
   * A trade of an auction, told by `uncross`: both orders rest, the maker is the one that was accepted first, and the
   * price is the auction's. `leavesOf` is up to date for both; an order at 0 leaves the book after the call.
   * A mechanism tells its trades so wherever the taker stood in the book too, or the price is not the maker's.
   */
  crossed?(maker: number, taker: number, price: number, quantity: number): void;
  /** A mechanism makes something known. */
  announced?(notice: Notice): void;
}

/**
 * Price-time matching for many instruments in one engine. The fast book and its slow twin both implement it and
 * give the same events and the same state hash.
 */
export interface BookEngine extends VenueEngine, CallMode {
  /**
   * As `submit`, for an order with terms. `orderId` 0 takes a new id and tells `accepted`; another one, given by
   * {@link takeOrderId} and accepted already, tells `entered` instead. Terms that contradict themselves are refused.
   */
  submitTerms(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    orderId: number,
  ): number;
  /** Another price under the same key and id: leaves and enters afresh. At the price it has nothing happens. */
  reprice(key: number, price: number): number;
  /** The next id of the engine's sequence, for an order that is accepted before it comes to the book. */
  takeOrderId(): number;
  /** Terms of an order; {@link NO_TERMS} of an ordinary one. */
  termsOf(slot: number): BookTerms;
  /** Takes `quantity` off in place (a partial cancel); all of it or more cancels. */
  reduce(key: number, quantity: number): number;
  /** Back to empty books, keeping memory. */
  reset(): void;
}
