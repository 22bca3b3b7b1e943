import type { OrderTerms } from '../../../../core/models/orderTerms.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { BUY, opposite, SELL } from '../../../../core/models/side.ts';
import { type MarketQuestions, NO_PRICE, type OrderTypeRule } from './orderRules.ts';

/** The price it is pegged to, before offset and limit; 0 where a side that it needs is empty. */
function reference(terms: OrderTerms, market: MarketQuestions): number {
  const { instrument, peg, side } = terms;
  if (peg === 'primary') return market.referencePrice(instrument, side);
  if (peg === 'market') return market.referencePrice(instrument, opposite(side));
  const bid = market.referencePrice(instrument, BUY);
  const ask = market.referencePrice(instrument, SELL);
  return bid === 0 || ask === 0 ? 0 : (bid + ask) / 2;
}

/**
 * Its price follows the quote: own side (`primary`), far side (`market`) or the middle, plus an offset and bound by its
 * limit (FIX ExecInst R, P and M; Nasdaq Rule 4703(d)). The reference is the best displayed price of orders that are
 * not pegged, so pegs follow no pegs. A price between ticks is rounded to the trader's favour: a buy down, a sell up.
 * Without a reference a new order waits, and one in the book stays where it is.
 */
export const pegged: OrderTypeRule = {
  name: 'pegged',
  title: 'Pegged',
  description:
    'Its price follows the quote: own side, far side or the middle, plus an offset and bound by its limit.',
  rejects: ['pegReferenceMissing', 'pegNeedsContinuousTrading'],
  parameters: ['price', 'peg', 'pegOffsetTicks'],
  limit: 'other',
  replaces: 'price',
  isRepriced: true,
  check(terms, market) {
    if (terms.peg === undefined) return REJECT_CODE.pegReferenceMissing;
    return market.tradesContinuously ? 0 : REJECT_CODE.pegNeedsContinuousTrading;
  },
  wait: (order, market) => reference(order.terms, market) === 0,
  bookPrice(order, market) {
    const { instrument, price: limit, pegOffsetTicks = 0, side } = order.terms;
    const middle = reference(order.terms, market);
    if (middle === 0) return NO_PRICE;
    const buys = side === BUY;
    const target = market.validPrice(instrument, middle + pegOffsetTicks, !buys);
    if (limit === undefined || limit === 0) return target;
    return buys ? Math.min(target, limit) : Math.max(target, limit);
  },
};
