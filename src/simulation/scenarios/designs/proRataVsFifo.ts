import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { buildDesign, completeDesign } from './design.ts';
import { designSettings } from './settings.ts';

/** How the rule that shares out an incoming order changes what is shown. */
export const proRataVsFifoScenario = defineScenario({
  name: 'pro-rata-vs-fifo',
  title: 'Pro-rata against time priority: how much do makers show, and what is the first place worth?',
  description: `Four makers quote around a common value and find out by trial what size of quote earns most; investors take 100
lots at a time. News moves the value every ten seconds in the mean, and all race for the first place at the new price.
By time, size beyond what is traded between two news earns nothing; pro-rata, everyone's share is the size shown by that
of all, so everyone shows more (Field and Large, Pro-rata matching and one-tick futures markets, 2008). The rules
of allocation are those of mechanisms.pro-rata, what holds sizes back is populations.0.settings.showingCost.`,
  schema: withDefaults(designSettings, {
    until: '4h',
    network: { model: 'uniform', leastNs: 50_000, mostNs: 150_000 },
    instrument: { tickSize: '0.0001', currencyScale: 4, openingPrice: 1_000_000 },
    venue: { takerFeePpm: 0 },
    fundamental: { process: 'poisson-jumps', settings: { jumpsPerSecond: 0.1, meanSize: 100 } },
    mechanisms: { 'pro-rata': { preset: 'cme-pro-rata' } },
    populations: [
      { agent: 'size-quoter', count: 4 },
      { agent: 'investor', count: 1, settings: { quantity: 100 } },
    ],
    accounts: { cashMinor: 10_000_000_000, position: 0 },
  }),
  compares: ['venue.mechanism=continuous-double-auction,pro-rata'],
  complete: completeDesign,
  build: buildDesign,
});
