import type { OrderTypeRule } from './orderRules.ts';

/** Trades at its price or better and rests with what is left. */
export const limit: OrderTypeRule = {
  name: 'limit',
  title: 'Limit',
  description: 'Trades at its price or better and rests with what is left.',
  rejects: ['invalidPrice', 'priceOffTick', 'priceOutsideBand'],
  parameters: ['price'],
  limit: 'own',
  replaces: 'price',
  check: () => 0,
  bookPrice: (order) => order.terms.price ?? 0,
};
