import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { Investor } from '../investor.ts';

/** Investors who come and take what the market asks. */
export const investorAgent = defineAgent({
  name: 'investor',
  title: 'Investors at Poisson times who want one quantity at once, to buy or to sell',
  source: 'Budish, Cramton and Shim, Quarterly Journal of Economics 130 (2015) 1547-1621',
  settings: settings('Investors of one account', {
    arrivalsPerSecond: numberSetting(1, 1e-9, 1e6, { unit: '1/s', description: 'How often one comes' }),
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'What each of them wants' }),
    benefit: integerSetting(5000, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'What trading is worth to each lot beyond the common value',
    }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['ioc'] }),
  create: ({ arrivalsPerSecond, quantity, benefit }, place) =>
    new Investor({ quantity, benefit, meanGap: place.unitsPerSecond / arrivalsPerSecond }, place),
});
