import type { MarketPreset } from './preset.ts';

/** A large order in a market that nobody else moves for a reason. */
export const metaorders: MarketPreset = {
  name: 'metaorders',
  title: 'A large order executed in parts as a fixed share of the volume, in zero-intelligence order flow',
  description: `After half a minute somebody begins to buy or sell a sixth of all that is traded, by market orders and whatever
the price is. The flow is that of Smith, Farmer, Gillemot and Krishnamurthy (2003) and has no opinion. What the order does
to the price is the difference to the same seed with populations.1.count=0; its shortfall is in the log
(metaorder-progress).`,
  settings: {
    until: '4m',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'META', openingPrice: 1_000_000 }],
    venues: [{ fees: { takerPpm: 0 } }],
    populations: [
      { agent: 'smith-farmer', count: 1, settings: { window: 300 } },
      {
        agent: 'metaorder-executor',
        count: 1,
        settings: { side: 'random', quantity: 256, participation: 0.1667, start: '30s', intervalMs: 250 },
      },
    ],
    accounts: { cashMinor: 0, position: 0 },
  },
  compares: ['populations.1.count=0,1'],
};
