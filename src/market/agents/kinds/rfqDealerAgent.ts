import { choiceSetting, integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { QuoteDealer } from '../quoteDealer.ts';

/** Answers requests for quotes. */
export const rfqDealerAgent = defineAgent({
  name: 'rfq-dealer',
  title: 'A dealer that answers requests for quotes, and may refuse in its last look',
  settings: settings('Quoting', {
    halfSpread: integerSetting(100, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of each quote from what the dealer takes the instrument to be worth',
    }),
    maxQuantity: integerSetting(100, 1, MAX_LOTS, { unit: 'lots', description: 'Size of a quote at most' }),
    skewPerLot: numberSetting(0.5, 0, 1e6, {
      unit: 'ticks/lot',
      description: 'How far its price moves against each lot of inventory',
    }),
    maxPosition: integerSetting(1000, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Largest departure from the opening position, long or short',
    }),
    refreshMs: numberSetting(50, 0.001, 1e6, {
      unit: 'ms',
      description: 'Time between two updates of the value that it quotes around',
    }),
    threshold: integerSetting(100, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'In its last look it refuses where the value has moved by more than this',
    }),
    rejects: choiceSetting('asymmetric', ['asymmetric', 'symmetric'], {
      description: 'Whether it refuses for moves against it only, or for those in its favour too',
    }),
  }),
  uses: () => ({ counterOrder: true }),
  create({ refreshMs, rejects, ...config }, place) {
    const refreshInterval = Math.max(1, Math.round((refreshMs * place.unitsPerSecond) / 1000));
    return new QuoteDealer({ ...config, refreshInterval, symmetric: rejects === 'symmetric' }, place);
  },
});
