import { settings } from '../../../src/core/data/config/schema.ts';
import { opposite } from '../../../src/core/models/side.ts';
import {
  defineMechanism,
  type MechanismDefinition,
} from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MechanismRules } from '../../../src/market/mechanisms/framework/mechanismRules.ts';

/** Trades as a book does, and throws in the middle of its so manieth order, after its trades. */
export function fatalAt(count: number): MechanismDefinition {
  return defineMechanism({
    name: 'fatal',
    title: 'Fails',
    description: 'Throws at one order.',
    settings: settings('None', {}),
    capabilities: {
      priority: 'price-time',
      trading: 'continuous',
      marketOrders: false,
      timesInForce: ['gtc'],
      postOnly: false,
      replace: true,
      selfTrade: ['allow'],
      fees: true,
      displaysDepth: true,
      random: false,
    },
    create: (_settings, market): MechanismRules<{ orders: number }> => ({
      state: { orders: 0 },
      enter(state, order) {
        state.orders += 1;
        for (;;) {
          const maker = market.best(order.instrument, opposite(order.side));
          if (maker === undefined || order.leaves === 0 || !market.meets(maker, order)) break;
          market.trade(maker, order, maker.price, Math.min(maker.leaves, order.leaves));
        }
        if (state.orders === count) throw new RangeError('out of luck');
      },
    }),
  });
}
