import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type { BookQueries } from './bookQueries.ts';

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
 *
 * Keys are chosen by the caller (1 to 2^53 - 1, unique among live orders); prices and quantities are whole
 * numbers from 1 to 2^31 - 1, accounts from 0 to 2^27 - 1, instruments below 2^27, all validated at the venue's
 * door already. Order ids are the engine's own sequence.
 */
export interface BookEngine extends BookQueries {
  addInstrument(): number;
  /** 0, or a number of `REJECT_CODE` (nothing happened then, and no event was told). */
  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number;
  cancel(key: number, reason: number): number;
  /** In place where price is equal and quantity not larger; else leaves and enters afresh with its old flags. */
  replace(key: number, newKey: number, price: number, quantity: number): number;
  /** Takes `quantity` off in place (a partial cancel); all of it or more cancels. */
  reduce(key: number, quantity: number): number;

  orderIdOf(slot: number): number;
  accountOf(slot: number): number;
  flagsOf(slot: number): number;

  /** 32-bit hash of the books, independent of the implementation: instruments, sides, levels and queues in order. */
  stateHash(): number;
  /** Asserts every invariant; slow. */
  check(): void;
  snapshot(): PlainData;
  restore(state: PlainData): void;
  /** Back to empty books, keeping memory. */
  reset(): void;
}
