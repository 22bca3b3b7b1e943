import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type { BookQueries } from './bookQueries.ts';
import type { EngineClock } from './engineClock.ts';

/**
 * What a venue asks of whatever matches its orders: a book, or a mechanism. Doors, reports, clearing and feeds know no
 * more than this. It tells what happens through the `BookEvents` that it was created with.
 *
 * Keys are chosen by the caller (1 to 2^53 - 1, unique among live orders); prices and quantities are whole
 * numbers from 1 to 2^31 - 1, accounts from 0 to 2^27 - 1, instruments below 2^27, all validated at the venue's
 * door already. Order ids are the engine's own sequence.
 */
export interface VenueEngine extends BookQueries {
  /** There where the engine acts by the clock or may fail. */
  readonly clock?: EngineClock;
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

  orderIdOf(slot: number): number;
  accountOf(slot: number): number;
  flagsOf(slot: number): number;
  /** Lots of a resting order that feeds show; `leavesOf` tells all that is left. */
  displayedOf(slot: number): number;
  /** What feeds see of the order, a number of `VISIBILITY`. */
  visibilityOf(slot: number): number;
  /** First resting order of a side that no feed shows, in priority, or -1; and the one behind a slot, or -1. */
  firstDark(instrument: number, side: Side): number;
  nextDark(slot: number): number;

  /** 32-bit hash of the books, independent of the implementation: instruments, sides, levels and queues in order. */
  stateHash(): number;
  /** Asserts every invariant; slow. */
  check(): void;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}
