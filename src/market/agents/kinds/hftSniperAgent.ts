import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { HighFrequencySniper } from '../highFrequencySniper.ts';
import { requireNews } from '../newsTrader.ts';

/** Trades at quotes that news has made stale. */
export const hftSniperAgent = defineAgent({
  name: 'hft-sniper',
  title: 'Immediate-or-cancel orders at quotes that public news has made stale',
  source: 'Budish, Cramton and Shim, Quarterly Journal of Economics 130 (2015) 1547-1621',
  settings: settings('Sniping', {
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Most that it takes at once' }),
    offers: choiceSetting('quote', ['quote', 'value'], {
      description: 'Limit of its orders: the stale quote, or one tick less than the lot is worth now',
    }),
  }),
  uses: () => ({ timesInForce: ['ioc'] }),
  create(config, place) {
    requireNews(place, 'hft-sniper');
    return new HighFrequencySniper(config, place);
  },
});
