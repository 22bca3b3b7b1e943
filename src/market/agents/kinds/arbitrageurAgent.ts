import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { Arbitrageur } from '../arbitrageur.ts';
import { defineAgent } from '../defineAgent.ts';

/** A latency arbitrageur between venues. */
export const arbitrageurAgent = defineAgent({
  name: 'arbitrageur',
  title: 'Buys at one venue what another pays more for, after both fees',
  settings: settings('Arbitrage between venues', {
    quantity: integerSetting(50, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Largest size of a pair of orders',
    }),
    edge: numberSetting(0, 0, 1e9, {
      unit: 'ticks',
      description: 'What a lot has to earn after fees, in ticks of the common grid',
    }),
  }),
  uses: () => ({ timesInForce: ['ioc'] }),
  tradesEverywhere: true,
  create: (config, place) => new Arbitrageur(config, place),
});
