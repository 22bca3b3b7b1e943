import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { ZeroIntelligenceTrader } from '../zeroIntelligence.ts';

/** A zero-intelligence trader; the rates are its own, not the world's. */
export const zeroIntelligenceAgent = defineAgent({
  name: 'zero-intelligence',
  title: 'Poisson orders and cancellations after Smith, Farmer, Gillemot and Krishnamurthy (2003)',
  source: 'Smith, Farmer, Gillemot and Krishnamurthy, Quantitative Finance 3 (2003) 481-514',
  settings: settings('Order flow of one trader', {
    marketOrderRate: numberSetting(0.2, 0, 1e6, { unit: '1/s', description: 'Market orders, both sides' }),
    limitOrderRate: numberSetting(0.004, 1e-9, 1e6, {
      unit: '1/(s tick)',
      description: 'Limit orders per tick and side',
    }),
    cancellationRate: numberSetting(0.1, 1e-9, 1e6, {
      unit: '1/s',
      description: 'Cancellations per resting order',
    }),
    orderSize: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
    window: integerSetting(200, 1, 1_000_000, {
      unit: 'ticks',
      description: 'Limit prices reach this far from the opposite best price',
    }),
  }),
  create(config, { gateway, instrument, openingPrice, unitsPerSecond, capabilities }) {
    const { marketOrderRate, limitOrderRate, cancellationRate, ...rest } = config;
    return new ZeroIntelligenceTrader({
      ...rest,
      gateway,
      instrument,
      openingPrice,
      marketOrders: capabilities?.marketOrders ?? true,
      marketOrderRate: marketOrderRate / unitsPerSecond,
      limitOrderRate: (2 * limitOrderRate * config.window) / unitsPerSecond,
      cancellationRate: cancellationRate / unitsPerSecond,
    });
  },
});
