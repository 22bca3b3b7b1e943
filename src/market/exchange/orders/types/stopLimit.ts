import type { OrderTypeRule } from './orderRules.ts';
import { stop } from './stop.ts';
import { TRIGGER_PARAMETERS } from './triggering.ts';

/** A stop that becomes a limit order (FIX OrdType 4). A replace changes the limit; the trigger stays. */
export const stopLimit: OrderTypeRule = {
  ...stop,
  name: 'stop-limit',
  title: 'Stop limit',
  description: 'A stop that becomes a limit order.',
  rejects: ['invalidPrice', 'priceOffTick', 'priceOutsideBand', 'triggerPriceMissing', 'triggerPriceOffTick'],
  parameters: ['price', ...TRIGGER_PARAMETERS],
  limit: 'own',
  replaces: 'price',
  bookPrice: (order) => order.terms.price ?? 0,
};
