import { SELL } from '../../../../core/models/side.ts';
import { NO_LIMIT, type OrderTypeRule } from './orderRules.ts';
import { checkTrigger, TRIGGER_PARAMETERS, waitForTrigger } from './triggering.ts';

/**
 * The mirror image of a stop: becomes a market order when the price comes the trader's way, a buy when it falls to the
 * trigger, a sell when it rises there (FIX OrdType J).
 */
export const marketIfTouched: OrderTypeRule = {
  name: 'market-if-touched',
  title: 'Market if touched',
  description:
    'Becomes a market order when the price comes the way of the trader: a buy when it falls to the trigger, a sell when it rises there.',
  rejects: ['triggerPriceMissing', 'triggerPriceOffTick'],
  parameters: TRIGGER_PARAMETERS,
  limit: 'none',
  replaces: 'triggerPrice',
  check: checkTrigger,
  triggersOnRise: (side) => side === SELL,
  wait: (order, market) => waitForTrigger(order, market, order.terms.side === SELL),
  bookPrice: () => NO_LIMIT,
};
