import { settings } from '../../../src/core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import { opposite } from '../../../src/core/models/side.ts';
import { defineMechanism } from '../../../src/market/mechanisms/framework/defineMechanism.ts';

/** The continuous double auction as an author of mechanisms would write it. */
export const priceTime = defineMechanism({
  name: 'price-time',
  title: 'Price-time book',
  description: 'Every order meets the best one against it, at the price of the one that waited.',
  settings: settings('No settings', {}),
  capabilities: {
    priority: 'price-time',
    trading: 'continuous',
    marketOrders: true,
    timesInForce: ['gtc', 'ioc', 'fok'],
    postOnly: true,
    replace: true,
    selfTrade: ['allow', 'cancelNewest', 'cancelOldest', 'cancelBoth', 'decrementAndCancel'],
    fees: true,
    displaysDepth: true,
    random: false,
  },
  create: (_settings, market) => ({
    state: {},
    enter(_state, order) {
      if (order.timeInForce === TIME_IN_FORCE.fok && market.fillable(order) < order.leaves) {
        market.cancel(order, CANCEL_REASON.fillOrKill);
        return;
      }
      const against = opposite(order.side);
      for (
        let maker = market.best(order.instrument, against);
        maker !== undefined && order.leaves > 0 && market.meets(maker, order);
        maker = market.best(order.instrument, against)
      ) {
        if (market.preventSelfTrade(maker, order)) continue;
        market.trade(maker, order, maker.price, Math.min(maker.leaves, order.leaves));
      }
    },
  }),
});
