import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { ZeroIntelligenceTrader } from '../zeroIntelligence.ts';

/**
 * The order flow of Smith, Farmer, Gillemot and Krishnamurthy (2003) in the units of the model, so that worlds with the
 * same granularity epsilon = delta sigma / mu are the same world in units of mu / alpha and 1 / mu (Farmer, Patelli and Zovko
 * 2005, equation 1). One such agent is the whole market's flow; several share nothing and add up.
 */
export const smithFarmerAgent = defineAgent({
  name: 'smith-farmer',
  title: 'Poisson order flow by mu, alpha and the granularity epsilon of Farmer, Patelli and Zovko (2005)',
  source: 'Smith, Farmer, Gillemot and Krishnamurthy, Quantitative Finance 3 (2003) 481-514',
  settings: settings('Order flow in the units of the model', {
    marketOrderRate: numberSetting(10, 1e-9, 1e6, {
      unit: '1/s',
      description: 'mu: market orders of both sides together',
    }),
    limitOrderRate: numberSetting(0.1, 1e-9, 1e6, {
      unit: '1/(s tick)',
      description: 'alpha: limit orders per tick and side',
    }),
    epsilon: numberSetting(0.2, 1e-6, 1e3, {
      description: 'Granularity: cancellations per resting order and time, over mu',
    }),
    orderSize: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'sigma: size of every order' }),
    window: integerSetting(500, 1, 1_000_000, {
      unit: 'ticks',
      description:
        'Limit prices reach this far from the opposite best price; several mu / alpha are as good as no end',
    }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['ioc'] }),
  create({ marketOrderRate, limitOrderRate, epsilon, orderSize, window }, place) {
    const { gateway, instrument, openingPrice, unitsPerSecond } = place;
    return new ZeroIntelligenceTrader({
      gateway,
      instrument,
      openingPrice,
      orderSize,
      window,
      marketOrderRate: marketOrderRate / unitsPerSecond,
      limitOrderRate: (2 * limitOrderRate * window) / unitsPerSecond,
      cancellationRate: (epsilon * marketOrderRate) / unitsPerSecond,
    });
  },
});
