import { defineScenario } from '../scenario.ts';
import { completeMarkets } from './complete.ts';
import { marketsSettings } from './settings.ts';
import { buildMarkets } from './world.ts';

/** Any number of venues, instruments and populations, all of parts chosen by name. */
export const marketsScenario = defineScenario({
  name: 'markets',
  title:
    'Many venues of parts chosen by name: mechanisms, fees, ticks, latencies, and agents on one or all of them',
  description: `Each entry of venues is an exchange with its own mechanism, trading day, fees, ticks and place in the network;
several may list the same instrument. Populations trade at one venue or at all. consolidated.enabled puts the quotes of
all displayed venues together, with a delay of its own. Where nothing is changed it is scenario market.`,
  schema: marketsSettings,
  complete: completeMarkets,
  build: buildMarkets,
});
