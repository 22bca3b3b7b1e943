import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { DarkSeeker } from '../darkSeeker.ts';
import { defineAgent } from '../defineAgent.ts';

/** A trader who tries a dark venue first. */
export const darkSeekerAgent = defineAgent({
  name: 'dark-seeker',
  title: 'Tries the dark venue first with a share of its orders, and the lit one after a while',
  source: 'Zhu, Review of Financial Studies 27 (2014) 747-789',
  settings: settings('Orders in the dark', {
    ordersPerSecond: numberSetting(0.2, 1e-9, 1e6, {
      unit: '1/s',
      description: 'Orders of one trader, both sides',
    }),
    quantity: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
    darkShare: numberSetting(0.5, 0, 1, {
      description: 'Share of the orders that go to the dark venue first',
    }),
    patienceMs: numberSetting(2000, 0.001, 1e9, {
      unit: 'ms',
      description: 'How long they wait there before the rest goes to the lit venue',
    }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['gtc', 'ioc'] }),
  tradesEverywhere: true,
  create: ({ ordersPerSecond, patienceMs, ...rest }, place) =>
    new DarkSeeker(
      {
        ...rest,
        meanGap: place.unitsPerSecond / ordersPerSecond,
        patience: Math.max(1, Math.round((patienceMs * place.unitsPerSecond) / 1000)),
      },
      place,
    ),
});
