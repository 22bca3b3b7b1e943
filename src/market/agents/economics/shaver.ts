import { settings } from '../../../core/data/config/schema.ts';
import { BUY } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { UnitTrader } from './unitTrader.ts';
import { unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

/** Goes a tick ahead of whoever is best, as far as its limit; where nobody is, it begins at the end of the range. */
class Shaver extends UnitTrader {
  protected price(): PriceTicks {
    const { side, lowest, highest } = this.config;
    const best = side === BUY ? this.bestBid : this.bestAsk;
    if (best !== 0 && this.ownShout === best) return 0;
    if (side === BUY) return Math.min(this.limit, best === 0 ? lowest : best + 1);
    return Math.max(this.limit, best === 0 ? highest : best - 1);
  }
}

/** The trader that always wants to be first. */
export const shaverAgent = defineAgent({
  name: 'shaver',
  title: 'Shaves a tick off the best price, as SHVR of the Bristol Stock Exchange (Cliff 2018)',
  settings: settings('A trader that shaves the best price', unitTraderSettings),
  uses: () => ({ replace: true }),
  create: (values, place) => new Shaver(unitTraderConfig(values, place), place, 0, true),
});
