import { BUY } from '../../../../core/models/side.ts';
import { NO_LIMIT, type OrderTypeRule } from './orderRules.ts';
import { checkTrigger, TRIGGER_PARAMETERS, waitForTrigger } from './triggering.ts';

/**
 * Becomes a market order when the watched price is at the trigger or beyond it: a buy when it rises there, a sell when
 * it falls there (FIX OrdType 3).
 */
export const stop: OrderTypeRule = {
  name: 'stop',
  title: 'Stop',
  description:
    'Becomes a market order when the watched price is at its trigger or beyond: a buy when it rises there, a sell when it falls there.',
  rejects: ['triggerPriceMissing', 'triggerPriceOffTick'],
  parameters: TRIGGER_PARAMETERS,
  limit: 'none',
  replaces: 'triggerPrice',
  check: checkTrigger,
  triggersOnRise: (side) => side === BUY,
  wait: (order, market) => waitForTrigger(order, market, order.terms.side === BUY),
  bookPrice: () => NO_LIMIT,
};
