import type { OrderTerms } from '../../../../core/models/orderTerms.ts';
import { SELL } from '../../../../core/models/side.ts';
import { MAX_TICKS, type PriceTicks } from '../../../../core/models/units.ts';

const BASIS = 10_000;

/** Where a trailing stop's trigger would lie for this watched price; may fall outside the range of prices. */
export function trailedTrigger(terms: OrderTerms, price: PriceTicks): number {
  const distance =
    terms.trailTicks ?? Math.max(1, Math.floor((price * (terms.trailBasisPoints ?? 0)) / BASIS));
  return terms.side === SELL ? price - distance : price + distance;
}

/** True where the trigger moves to follow the price: at least by a step. */
export function trailMoves(terms: OrderTerms, trigger: PriceTicks, price: PriceTicks): boolean {
  const next = trailedTrigger(terms, price);
  if (next < 1 || next > MAX_TICKS) return false;
  if (trigger === 0) return true;
  const step = terms.trailStepTicks ?? 1;
  return terms.side === SELL ? next - trigger >= step : trigger - next >= step;
}

/**
 * The watched price nearest to the present one at which the trigger moves, or 0. The trailed trigger grows with the
 * price, so it is found by halving the range of prices, whatever the distance is made of.
 */
export function nextMove(terms: OrderTerms, trigger: PriceTicks): PriceTicks {
  const rises = terms.side === SELL;
  let still = rises ? 0 : MAX_TICKS + 1;
  let moves = rises ? MAX_TICKS : 1;
  if (!trailMoves(terms, trigger, moves)) return 0;
  while (Math.abs(moves - still) > 1) {
    const middle = Math.floor((still + moves) / 2);
    if (trailMoves(terms, trigger, middle)) moves = middle;
    else still = middle;
  }
  return moves;
}
