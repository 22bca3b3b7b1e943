import { NO_LIMIT, type OrderTypeRule } from './orderRules.ts';

/** Trades with what there is; the rest is cancelled. */
export const market: OrderTypeRule = {
  name: 'market',
  title: 'Market',
  description: 'Trades with what there is; the rest is cancelled (noLiquidity).',
  rejects: [],
  parameters: [],
  limit: 'none',
  replaces: 'nothing',
  check: () => 0,
  bookPrice: () => NO_LIMIT,
};
