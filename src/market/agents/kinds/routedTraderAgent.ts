import Type from 'typebox';
import { choiceSetting, integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { defineAgent } from '../defineAgent.ts';
import { RoutedTrader } from '../routedTrader.ts';

/** Orders without a view, brought to many venues by a smart router. */
export const routedTraderAgent = defineAgent({
  name: 'routed-trader',
  title: 'Poisson orders that a smart router splits over the venues by price after fees',
  settings: settings('Orders and their routing', {
    ordersPerSecond: numberSetting(0.5, 1e-9, 1e6, { unit: '1/s', description: 'How often an order comes' }),
    quantity: integerSetting(30, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
    reach: integerSetting(5, 0, 1_000_000, {
      unit: 'ticks',
      description:
        'How far beyond the best price that it sees an order may trade, in ticks of the common grid',
    }),
    quotes: choiceSetting('direct', ['direct', 'consolidated'], {
      description: 'What it sees: the quotes of each venue, or the consolidated one',
    }),
    attempts: integerSetting(5, 1, 1000, { description: 'Times an order is split and sent' }),
    posts: Type.Boolean({
      default: false,
      description: 'Whether the rest is posted at the venue of the best maker fee',
    }),
    patienceSeconds: numberSetting(5, 0, 1e6, { unit: 's', description: 'How long what is posted may rest' }),
    sweeps: Type.Boolean({
      default: false,
      description:
        'Whether its orders are intermarket sweep orders, which venues with protection let through',
    }),
  }),
  uses: () => ({ timesInForce: ['ioc'] }),
  tradesEverywhere: true,
  create({ ordersPerSecond, quotes, patienceSeconds, ...config }, place) {
    if (quotes === 'consolidated' && place.consolidated === undefined) {
      throw new BaseError('CONFIG_INVALID_VALUE', 'routed-trader: nobody publishes a consolidated quote', {
        facts: { path: 'quotes', found: quotes },
        advice: 'Set consolidated.enabled, or quotes to direct.',
      });
    }
    return new RoutedTrader(
      {
        ...config,
        meanGap: place.unitsPerSecond / ordersPerSecond,
        readsConsolidated: quotes === 'consolidated',
        patience: Math.round(patienceSeconds * place.unitsPerSecond),
      },
      place,
    );
  },
});
