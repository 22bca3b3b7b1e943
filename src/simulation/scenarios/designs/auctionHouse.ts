import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { defineScenario } from '../scenario.ts';
import { buildDesign, completeDesign } from './design.ts';
import { type DesignConfig, designSettings } from './settings.ts';

/** Agents that want to know by which rules they bid. */
const BIDDER = 'auction-bidder';
/** Mechanisms, and pricings of sealed bids, in which a winner pays what it bid. */
const PAY_OWN_BID: ReadonlySet<unknown> = new Set([
  'dutch-clock',
  'first-price',
  'discriminatory',
  'uniform-lowest-winning',
]);

/** The four auctions of the textbooks, side by side. */
export const auctionHouseScenario = defineScenario({
  name: 'auction-house',
  title: 'A lot is sold in every round: by sealed bids, by a Dutch clock or by an English clock',
  description: `One seller and five bidders, every ten seconds one lot, and a new private value for each bidder, uniform between
nothing and 10 000 ticks (Vickrey 1961). By default bidders play the equilibrium: what they would pay at most where the
price is set by others, four fifths of it where winners pay their bid. All formats then bring the same in the mean,
(n - 1) / (n + 1) of the largest value, and the same bidder wins. Let bidders be truthful everywhere
(populations.1.settings.strategy), or change mechanisms.sealed-bid.pricing or the seller's reserve
(populations.0.settings.reserve), and see who gains. See docs/guides/sealed-bids-and-clocks.md.`,
  schema: withDefaults(designSettings, {
    until: '30m',
    network: { model: 'constant', delayNs: 1_000_000 },
    venue: { mechanism: 'sealed-bid', takerFeePpm: 0 },
    mechanisms: {
      'sealed-bid': { first: '5s', every: '10s', pricing: 'second-price' },
      'dutch-clock': { start: 10_000, step: 20, interval: '10ms' },
      'english-clock': { opening: '1s', step: 20, interval: '10ms' },
    },
    populations: [
      { agent: 'auction-seller', count: 1 },
      { agent: BIDDER, count: 5 },
    ],
    accounts: { cashMinor: 100_000_000, position: 0 },
  }),
  compares: ['venue.mechanism=sealed-bid,dutch-clock,english-clock'],
  complete,
  build: buildDesign,
});

/** Bidders know the rules: how many they are, and whether a winner pays its own bid. */
function complete(config: DesignConfig): DesignConfig {
  const completed = completeDesign(config);
  const { populations, venue } = completed;
  const { pricing } = venue.settings as { readonly pricing?: string };
  const paysOwn = PAY_OWN_BID.has(venue.mechanism) || PAY_OWN_BID.has(pricing);
  const winnerPays = paysOwn ? 'own-bid' : 'others-bids';
  const bidders = populations.reduce((sum, { agent, count }) => sum + (agent === BIDDER ? count : 0), 0);
  return {
    ...completed,
    populations: populations.map((population) =>
      population.agent === BIDDER
        ? { ...population, settings: { ...population.settings, bidders: Math.max(1, bidders), winnerPays } }
        : population,
    ),
  };
}
