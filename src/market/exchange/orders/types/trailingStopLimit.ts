import { BUY } from '../../../../core/models/side.ts';
import type { OrderTypeRule } from './orderRules.ts';
import { TRAIL_PARAMETERS, trailingStop } from './trailingStop.ts';

/**
 * A trailing stop that becomes a limit order, so many ticks behind its trigger: a sell below it, a buy above. The limit
 * is rounded to a valid price away from the trigger.
 */
export const trailingStopLimit: OrderTypeRule = {
  ...trailingStop,
  name: 'trailing-stop-limit',
  title: 'Trailing stop limit',
  description: 'A trailing stop that becomes a limit order, so many ticks behind its trigger.',
  rejects: ['trailDistanceMissing', 'triggerPriceOffTick'],
  parameters: [...TRAIL_PARAMETERS, 'limitOffsetTicks'],
  limit: 'other',
  bookPrice(order, market) {
    const { instrument, side, limitOffsetTicks = 0 } = order.terms;
    const buys = side === BUY;
    const price = buys ? order.trigger + limitOffsetTicks : order.trigger - limitOffsetTicks;
    return market.validPrice(instrument, price, buys);
  },
};
