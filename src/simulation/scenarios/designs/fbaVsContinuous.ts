import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { buildDesign, completeDesign } from './design.ts';
import { designSettings } from './settings.ts';

/** The arms race of Budish, Cramton and Shim as a world. */
export const fbaVsContinuousScenario = defineScenario({
  name: 'fba-vs-continuous',
  title: 'Frequent batch auctions against continuous trading: makers, snipers and investors on public news',
  description: `The model of Budish, Cramton and Shim, The High-Frequency Trading Arms Race (Quarterly Journal of Economics 2015).
The common value jumps once a second by 1000 ticks in the mean; investors come once a second and want one lot at once.
Of five equally fast firms one quotes around the value and four send orders at its quotes when news has made them stale.
A half-spread of 567 ticks (populations.0.settings.halfSpread) is the equilibrium in the continuous book: W(1) = 0.567143
mean jumps. Under venue.mechanism=frequent-batch-auction it is zero, and what is left to snipers is the part of
a batch (mechanisms.frequent-batch-auction.interval) by which they are faster (populations.0.place=1 puts the maker farther away).`,
  schema: withDefaults(designSettings, {
    until: '30m',
    tiePolicy: 'shuffled',
    network: {
      model: 'constant',
      delayNs: 100_000,
      placesNs: [
        [0, 500_000],
        [500_000, 0],
      ],
    },
    instrument: { tickSize: '0.0001', currencyScale: 4, openingPrice: 1_000_000 },
    venue: { takerFeePpm: 0 },
    fundamental: { process: 'poisson-jumps' },
    mechanisms: { 'frequent-batch-auction': { interval: '100ms' } },
    populations: [
      { agent: 'hft-maker', count: 1, settings: { halfSpread: 567 } },
      { agent: 'hft-sniper', count: 4 },
      { agent: 'investor', count: 1 },
    ],
    accounts: { cashMinor: 10_000_000_000, position: 0 },
  }),
  compares: ['venue.mechanism=continuous-double-auction,frequent-batch-auction'],
  complete: completeDesign,
  build: buildDesign,
});
