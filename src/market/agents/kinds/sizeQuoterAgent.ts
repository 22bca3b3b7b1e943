import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { requireNews } from '../newsTrader.ts';
import { SizeQuoter } from '../sizeQuoter.ts';

/** Quotes around the common value in the size that earns most. */
export const sizeQuoterAgent = defineAgent({
  name: 'size-quoter',
  title: 'One bid and one ask around the common value, in the size that it has found to earn most',
  source: 'Field and Large, CFS Working Paper 2008/40',
  settings: settings('Quoting in a size that is learnt', {
    halfSpread: integerSetting(10, 1, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of each quote from the common value',
    }),
    quantity: integerSetting(200, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Size of each quote at the start',
    }),
    showingCost: numberSetting(0.05, 0, 1e6, {
      unit: 'ticks/(lot s)',
      description:
        'What showing a lot costs: capital, and the risk of being filled with more than was wanted',
    }),
    spreadOfSizes: numberSetting(0.3, 0.01, 0.9, {
      description: 'How far the two sizes that it compares lie from their middle, as a part of it',
    }),
    newsPerSize: integerSetting(10, 1, 1_000_000, {
      description: 'News that it waits for with each of the two sizes before it compares them',
    }),
    pauseMs: numberSetting(1, 0.001, 1e6, {
      unit: 'ms',
      description: 'From news, and the withdrawal of its quotes, to the new ones',
    }),
  }),
  uses: () => ({ timesInForce: ['gtc'], postOnly: true }),
  create(config, place) {
    requireNews(place, 'size-quoter');
    const { showingCost, pauseMs, ...quoting } = config;
    const pause = Math.max(1, Math.round((pauseMs * place.unitsPerSecond) / 1000));
    return new SizeQuoter({ ...quoting, pause, showingCost: showingCost / place.unitsPerSecond }, place);
  },
});
