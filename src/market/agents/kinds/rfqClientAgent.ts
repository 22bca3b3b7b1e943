import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { QuoteClient } from '../quoteClient.ts';

/** Asks dealers for quotes. */
export const rfqClientAgent = defineAgent({
  name: 'rfq-client',
  title: 'A client that asks dealers for quotes, at Poisson times or right after news',
  settings: settings('Requests of one client', {
    requestsPerSecond: numberSetting(1, 0, 1e6, {
      unit: '1/s',
      description: 'How often it asks without a view; 0: on news only, in the direction of the move',
    }),
    quantity: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each request' }),
    benefit: integerSetting(500, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'What trading is worth to each lot beyond the common value: its limit',
    }),
    newsThreshold: integerSetting(0, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'One who asks on news does so for moves above this',
    }),
  }),
  uses: () => ({ counterOrder: true }),
  create({ requestsPerSecond, ...config }, place) {
    const meanGap = requestsPerSecond === 0 ? 0 : place.unitsPerSecond / requestsPerSecond;
    return new QuoteClient({ ...config, meanGap }, place);
  },
});
