import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { HighFrequencyMaker } from '../highFrequencyMaker.ts';
import { requireNews } from '../newsTrader.ts';

/** Quotes around the common value, and moves its quotes at once on news. */
export const hftMakerAgent = defineAgent({
  name: 'hft-maker',
  title: 'One bid and one ask around the common value, moved at once on public news',
  source: 'Budish, Cramton and Shim, Quarterly Journal of Economics 130 (2015) 1547-1621',
  settings: settings('Quoting around news', {
    halfSpread: integerSetting(567, 1, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of each quote from the common value',
    }),
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
  }),
  uses: () => ({ timesInForce: ['gtc'], replace: true }),
  create(config, place) {
    requireNews(place, 'hft-maker');
    return new HighFrequencyMaker(config, place);
  },
});
