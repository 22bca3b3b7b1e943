import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../core/models/side.ts';
import { type MarketQuestions, NO_LIMIT, type OrderTypeRule, type RuledOrder } from './orderRules.ts';
import { nextMove, trailedTrigger, trailMoves } from './trail.ts';
import { checkTrigger } from './triggering.ts';

export const TRAIL_PARAMETERS = [
  'triggerPrice',
  'triggerSource',
  'trailTicks',
  'trailBasisPoints',
  'trailStepTicks',
] as const;

function followPrice(order: RuledOrder, price: number): void {
  if (trailMoves(order.terms, order.trigger, price)) order.trigger = trailedTrigger(order.terms, price);
  order.moveAt = nextMove(order.terms, order.trigger);
}

function wait(order: RuledOrder, market: MarketQuestions): boolean {
  order.trigger = order.terms.triggerPrice ?? 0;
  const price = market.watchedPrice(order.terms);
  if (price === 0) {
    order.moveAt = nextMove(order.terms, order.trigger);
    return true;
  }
  followPrice(order, price);
  if (order.trigger === 0) return true;
  return order.terms.side === BUY ? price < order.trigger : price > order.trigger;
}

/**
 * A stop whose trigger follows the watched price at a distance as long as it goes the trader's way, and stays when it
 * turns (FIX OrdType P). It starts at `triggerPrice`, or at the distance from the first price it sees, and moves in
 * steps of at least `trailStepTicks`. On replace the price is a new trigger, from which it follows on.
 */
export const trailingStop: OrderTypeRule = {
  name: 'trailing-stop',
  title: 'Trailing stop',
  description:
    'A stop whose trigger follows the price that goes the way of the trader at a distance, and stays when it turns.',
  rejects: ['trailDistanceMissing', 'triggerPriceOffTick'],
  parameters: TRAIL_PARAMETERS,
  limit: 'none',
  replaces: 'triggerPrice',
  check(terms, market) {
    const distances = [terms.trailTicks, terms.trailBasisPoints].filter((distance) => distance !== undefined);
    if (distances.length !== 1) return REJECT_CODE.trailDistanceMissing;
    return terms.triggerPrice === undefined ? 0 : checkTrigger(terms, market);
  },
  triggersOnRise: (side) => side !== SELL,
  wait,
  follow: followPrice,
  bookPrice: () => NO_LIMIT,
};
