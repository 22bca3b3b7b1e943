import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { MikeFarmerFlow } from './mikeFarmerFlow.ts';

/** The empirical order flow of Mike and Farmer (2008), with the figures of AstraZeneca. */
export const mikeFarmerAgent = defineAgent({
  name: 'mike-farmer',
  title: 'Order flow by empirical rules of placement, memory and cancellation (Mike and Farmer 2008)',
  source: 'Mike and Farmer, Journal of Economic Dynamics and Control 32 (2008) 200-234',
  settings: settings('Order flow by empirical rules', {
    ordersPerSecond: numberSetting(1, 1e-9, 1e6, { unit: '1/s', description: 'Orders, all kinds' }),
    degrees: numberSetting(1.3, 0.1, 100, {
      description: 'alpha_x: degrees of freedom of relative log prices',
    }),
    scale: numberSetting(0.0024, 1e-9, 1, { description: 'sigma_x: scale of relative log prices' }),
    hurst: numberSetting(0.75, 0.5, 0.99, { description: 'H_s: Hurst exponent of the order signs' }),
    hiddenOrders: integerSetting(20, 1, 10_000, {
      description: 'Hidden orders that the signs come from',
    }),
    cancelScale: numberSetting(1.12, 0, 100, { description: 'A of the cancellation probability' }),
    cancelOffset: numberSetting(0.2, 0, 100, { description: 'B of the cancellation probability' }),
    orderSize: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['ioc'] }),
  create({ ordersPerSecond, ...rest }, { gateway, instrument, openingPrice, unitsPerSecond }) {
    return new MikeFarmerFlow({
      ...rest,
      gateway,
      instrument,
      openingPrice,
      meanGap: unitsPerSecond / ordersPerSecond,
    });
  },
});
