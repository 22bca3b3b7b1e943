import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { buildDesign, completeDesign } from './design.ts';
import { designSettings } from './settings.ts';

/** Dealers, their clients, and who pays for a stale price. */
export const requestForQuoteScenario = defineScenario({
  name: 'request-for-quote',
  title: 'Dealers answer requests for quotes, with firm prices or with a last look',
  description: `Five dealers quote around the common value to clients without a view, and to one that asks whenever the value has
just jumped. The dealers' prices follow the value every 50 ms, so the second kind trades at stale prices where quotes are
firm. With a last look (venue.settings.lastLook) a dealer holds the awarded quote against the value of now, and refuses
what has moved by more than its threshold: it loses less to the one, and refuses the others now and then. See
docs/guides/dealers.md.`,
  schema: withDefaults(designSettings, {
    until: '10m',
    network: { model: 'constant', delayNs: 1_000_000 },
    instrument: { tickSize: '0.0001', currencyScale: 4, openingPrice: 1_000_000 },
    venue: {
      mechanism: 'request-for-quote',
      settings: { responseWindow: '20ms', lastLook: '0ms' },
      takerFeePpm: 0,
    },
    fundamental: { process: 'poisson-jumps' },
    populations: [
      { agent: 'rfq-dealer', count: 5 },
      { agent: 'rfq-client', count: 10, settings: { requestsPerSecond: 0.5, benefit: 1000 } },
      { agent: 'rfq-client', count: 1, settings: { requestsPerSecond: 0, benefit: 0, newsThreshold: 200 } },
    ],
    accounts: { cashMinor: 100_000_000_000, position: 0 },
  }),
  compares: ['venue.settings.lastLook=0ms,50ms'],
  complete: completeDesign,
  build: buildDesign,
});
