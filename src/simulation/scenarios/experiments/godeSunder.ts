import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { buildExperiment, completeExperiment } from './experiment.ts';
import { godeSunderMarkets } from './godeSunderMarkets.ts';
import { experimentSettings } from './settings.ts';

/** Markets without intelligence. */
export const godeSunderScenario = defineScenario({
  name: 'gode-sunder',
  title: 'Zero-intelligence traders in a double auction: how much of the gains is the market’s own doing?',
  description: `Six buyers and six sellers shout random prices; a budget constraint (trader zi-c) keeps them from losses, or does not (zi-u).
Gode and Sunder, "Allocative efficiency of markets with zero-intelligence traders", Journal of Political Economy 101 (1993) 119-137:
with the constraint nearly all gains from trade are made, by nobody's design. Six periods; market is one of their five.
Put other traders in their place (trader=zip), or beside them (rival=gd). See docs/guides/experimental-markets.md.`,
  schema: withDefaults(experimentSettings(Object.keys(godeSunderMarkets)), {
    until: '10m',
    network: { model: 'constant', delayNs: 1000 },
  }),
  compares: ['trader=zi-u,zi-c'],
  complete: completeExperiment,
  build: (config, seed, host) => buildExperiment(config, godeSunderMarkets[config.market], seed, host),
});
