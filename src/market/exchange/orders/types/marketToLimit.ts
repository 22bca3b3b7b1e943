import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { opposite } from '../../../../core/models/side.ts';
import { NO_PRICE, type OrderTypeRule } from './orderRules.ts';

/**
 * Trades at the best opposite price only, and rests there with what is left (Xetra T7 market model, "Market-to-limit
 * order"; FIX OrdType K). Refused where the opposite side is empty. On replace it is the limit order it has become.
 */
export const marketToLimit: OrderTypeRule = {
  name: 'market-to-limit',
  title: 'Market to limit',
  description: 'Trades at the best opposite price only, and rests there with what is left.',
  rejects: ['noOppositePrice'],
  parameters: [],
  limit: 'other',
  replaces: 'price',
  isMeantToTake: true,
  check(terms, market) {
    const best = market.bestPrice(terms.instrument, opposite(terms.side));
    return best === 0 && terms.price === undefined ? REJECT_CODE.noOppositePrice : 0;
  },
  bookPrice(order, market) {
    if (order.terms.price !== undefined) return order.terms.price;
    const best = market.bestPrice(order.terms.instrument, opposite(order.terms.side));
    return best === 0 ? NO_PRICE : best;
  },
};
