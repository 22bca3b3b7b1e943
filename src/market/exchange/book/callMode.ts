import type { Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** What {@link CallMode.collectCall} fills: a `CallInterest` is one. */
export interface CallSink {
  addMarket(side: Side, quantity: QuantityLots): void;
  /** Levels of a side come best first. */
  addLevel(side: Side, price: PriceTicks, quantity: QuantityLots): void;
}

/**
 * Orders collect while an instrument's matching is off, and trade at one price when it is uncrossed. What an engine can
 * do besides continuous matching; a venue that never calls it pays nothing for it.
 *
 * While matching is off:
 * - limit orders rest without matching, whatever stands against them, so the book may be crossed;
 * - market orders rest too, before every limit: at price 0 in `levelQuantity`, `firstInLevel` and `priceOf`;
 * - orders with a condition (all or none, minimum quantity) rest, and wait for matching to be on again;
 * - immediate-or-cancel and fill-or-kill orders end at once, since nothing can trade;
 * - post-only orders rest: nobody takes in an auction;
 * - self-trade prevention is silent, in the auction too: it speaks of an incoming order, and here none comes in (T7
 *   Market Model: self match prevention applies in continuous trading).
 */
export interface CallMode {
  /**
   * Switches matching off or on again; on is the state of a new instrument. Switching on cancels the market orders
   * that are left, reason `noLiquidity`; the limits must not cross any more (an `uncross` at a price of most volume
   * sees to that).
   */
  setMatching(instrument: InstrumentId, on: boolean): void;
  isMatching(instrument: InstrumentId): boolean;
  /**
   * Trades all that can trade at `price`, every pair at that price, and gives the lots: best limit first (market orders
   * before all limits), at one limit displayed before hidden, then by time; the last order on the longer side may be
   * filled in part. Tells `crossed` for each pair,
   * whose order of the lower id, which came first, is the maker: it bears the flag and the fee of one. Matching must be off, and stays off.
   */
  uncross(instrument: InstrumentId, price: PriceTicks): QuantityLots;
  /**
   * What stands in the call, by limit: hidden orders and the reserves of icebergs too, orders with a condition (all or
   * none, minimum quantity) not, because they take no part in auctions. Time in proportion to the levels, and to the
   * orders where some have terms.
   */
  collectCall(instrument: InstrumentId, into: CallSink): void;
}
