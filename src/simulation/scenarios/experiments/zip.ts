import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { cliffMarkets } from './cliffMarkets.ts';
import { buildExperiment, completeExperiment } from './experiment.ts';
import { experimentSettings } from './settings.ts';

/** Where zero is not enough. */
export const zipScenario = defineScenario({
  name: 'zip',
  title:
    'Traders with a margin that learns: prices go to equilibrium where those of zero intelligence do not',
  description: `One unit for each of the traders in each of ten days, after Cliff, "Minimal-intelligence agents for bargaining behaviors in
market-based environments", HPL-97-91 (1997). The equilibrium price is 200 in all of his markets; zero-intelligence
traders find it in the symmetric one alone, by symmetry, ZIP traders in all. Change market, or trader, or let two
kinds trade against each other (rival=adaptive-aggressive). See docs/guides/experimental-markets.md.`,
  schema: withDefaults(experimentSettings(Object.keys(cliffMarkets)), {
    until: '1000s',
    trader: 'zip',
    highest: 400,
    auction: { standing: 'last' },
    network: { model: 'constant', delayNs: 1000 },
  }),
  compares: ['trader=zi-c,zip'],
  complete: completeExperiment,
  build: (config, seed, host) => buildExperiment(config, cliffMarkets[config.market], seed, host),
});
