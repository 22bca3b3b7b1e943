import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { MomentumTrader } from '../momentum.ts';

/** A trend follower. */
export const momentumAgent = defineAgent({
  name: 'momentum',
  title: 'Trades with the trend that two moving averages of the mid price show',
  source: 'Brock, Lakonishok and LeBaron, Journal of Finance 47 (1992) 1731-1764',
  settings: settings('Trend following', {
    intervalMs: numberSetting(1000, 0.001, 1e7, {
      unit: 'ms',
      description: 'Time between two looks at the market',
    }),
    fastLooks: integerSetting(10, 1, 100_000, { description: 'Length of the fast average' }),
    slowLooks: integerSetting(40, 1, 100_000, { description: 'Length of the slow average' }),
    thresholdTicks: numberSetting(3, 0, 1e9, {
      unit: 'ticks',
      description: 'How far the averages must part',
    }),
    quantity: integerSetting(20, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each market order' }),
    maxPosition: integerSetting(400, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Largest departure from the opening position, long or short',
    }),
  }),
  uses: () => ({ marketOrders: true }),
  create(config, { gateway, instrument, openingPosition, unitsPerSecond }) {
    const { intervalMs, ...trading } = config;
    return new MomentumTrader({
      ...trading,
      gateway,
      instrument,
      targetPosition: openingPosition,
      interval: Math.max(1, Math.round((intervalMs * unitsPerSecond) / 1000)),
    });
  },
});
