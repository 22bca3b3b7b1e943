import type { OrderTerms } from '../../../../core/models/orderTerms.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { MarketQuestions, RuledOrder } from './orderRules.ts';

/** Parameters of the four orders with a fixed trigger. */
export const TRIGGER_PARAMETERS = ['triggerPrice', 'triggerSource'] as const;

/** A number of `REJECT_CODE` where the trigger is missing or off its tick, or 0. */
export function checkTrigger(terms: OrderTerms, market: MarketQuestions): number {
  const { instrument, triggerPrice } = terms;
  if (triggerPrice === undefined) return REJECT_CODE.triggerPriceMissing;
  const isOnTick = triggerPrice % market.tickAt(instrument, triggerPrice) === 0;
  return isOnTick ? 0 : REJECT_CODE.triggerPriceOffTick;
}

/** False where the watched price is at the trigger or beyond it already: the order does not wait then. */
export function waitForTrigger(order: RuledOrder, market: MarketQuestions, rises: boolean): boolean {
  order.trigger = order.terms.triggerPrice ?? 0;
  const price = market.watchedPrice(order.terms);
  if (price === 0) return true;
  return rises ? price < order.trigger : price > order.trigger;
}
