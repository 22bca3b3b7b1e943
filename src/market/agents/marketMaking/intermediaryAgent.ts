import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { Intermediary } from './intermediary.ts';

/** A maker with little room for inventory, or with little courage: {@link Intermediary}. */
export const intermediaryAgent = defineAgent({
  name: 'intermediary',
  title:
    'Makes a market with a small inventory, passes on what is too much, and may withdraw when the price runs',
  source: 'Kirilenko, Kyle, Samadi and Tuzun, Journal of Finance 72 (2017) 967-998',
  settings: settings('Quoting', {
    halfSpread: integerSetting(1, 1, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of each quote from the fair price',
    }),
    quantity: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
    maxPosition: integerSetting(60, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Largest departure from the opening position, long or short',
    }),
    unwindAt: integerSetting(30, 0, MAX_LOTS, {
      unit: 'lots',
      description: 'From this inventory on it takes to get rid of half of it; 0: never',
    }),
    skewPerLot: numberSetting(0.02, 0, 1e6, {
      unit: 'ticks/lot',
      description: 'How far the fair price moves against each lot of inventory',
    }),
    withdrawTicks: integerSetting(0, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of the middle from its average at which it withdraws; 0: never',
    }),
    averageWeight: numberSetting(0.01, 1e-9, 1, { description: 'Weight of a look in that average' }),
    refreshMs: numberSetting(100, 0.001, 1e6, {
      unit: 'ms',
      description: 'Time between two looks at the market',
    }),
  }),
  uses: () => ({ replace: true, marketOrders: true, timesInForce: ['ioc'] }),
  create(config, { gateway, instrument, openingPrice, openingPosition, unitsPerSecond, capabilities }) {
    const { refreshMs, ...quoting } = config;
    return new Intermediary({
      ...quoting,
      gateway,
      instrument,
      openingPrice,
      postOnly: capabilities?.postOnly ?? true,
      preventsSelfTrade: capabilities?.selfTrade.includes('cancelNewest') ?? true,
      targetPosition: openingPosition,
      refreshInterval: Math.max(1, Math.round((refreshMs * unitsPerSecond) / 1000)),
    });
  },
});
