import { marketIfTouched } from './marketIfTouched.ts';
import type { OrderTypeRule } from './orderRules.ts';
import { TRIGGER_PARAMETERS } from './triggering.ts';

/** Market if touched that becomes a limit order. A replace changes the limit; the trigger stays. */
export const limitIfTouched: OrderTypeRule = {
  ...marketIfTouched,
  name: 'limit-if-touched',
  title: 'Limit if touched',
  description: 'A market-if-touched order that becomes a limit order.',
  rejects: ['invalidPrice', 'priceOffTick', 'priceOutsideBand', 'triggerPriceMissing', 'triggerPriceOffTick'],
  parameters: ['price', ...TRIGGER_PARAMETERS],
  limit: 'own',
  replaces: 'price',
  bookPrice: (order) => order.terms.price ?? 0,
};
