import { settings } from '../../../core/data/config/schema.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { UnitTrader } from './unitTrader.ts';
import { unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

/** Gives away all that it could gain: its shout is its limit. */
class Giveaway extends UnitTrader {
  protected price(): PriceTicks {
    return this.limit;
  }
}

/** The truthful trader. */
export const giveawayAgent = defineAgent({
  name: 'giveaway',
  title: 'Shouts what its unit is worth to it, as GVWY of the Bristol Stock Exchange (Cliff 2018)',
  settings: settings('A trader that shouts its limit', unitTraderSettings),
  uses: () => ({ replace: true }),
  create: (values, place) => new Giveaway(unitTraderConfig(values, place), place, 0, false),
});
