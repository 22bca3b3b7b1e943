import { settings } from '../../../src/core/data/config/schema.ts';
import { opposite } from '../../../src/core/models/side.ts';
import {
  defineMechanism,
  type MechanismDefinition,
} from '../../../src/market/mechanisms/framework/defineMechanism.ts';

/** Trades at once in the middle of the two limits, on a lit or on a dark book: no trade is at its maker's price. */
export function splitPrice(displaysDepth: boolean): MechanismDefinition {
  return defineMechanism({
    name: 'split-price',
    title: 'Continuous trading in the middle of two limits',
    description: 'The k-double auction with k at a half.',
    settings: settings('No settings', {}),
    capabilities: {
      priority: 'price-time',
      trading: 'continuous',
      marketOrders: true,
      timesInForce: ['gtc', 'ioc'],
      postOnly: true,
      replace: true,
      selfTrade: ['allow', 'decrementAndCancel'],
      fees: true,
      displaysDepth,
      random: false,
    },
    create: (_settings, market) => ({
      state: {},
      enter(_state, order) {
        for (;;) {
          const best = market.best(order.instrument, opposite(order.side));
          if (best === undefined || order.leaves === 0 || !market.meets(best, order)) return;
          if (market.preventSelfTrade(best, order)) continue;
          const price = Math.floor((best.price + (order.price || best.price)) / 2);
          market.trade(best, order, price, Math.min(best.leaves, order.leaves));
        }
      },
    }),
  });
}
