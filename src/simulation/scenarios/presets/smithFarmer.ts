import type { MarketPreset } from './preset.ts';

/** The zero-intelligence model alone: one flow, no latency, no fees. */
export const smithFarmer: MarketPreset = {
  name: 'smith-farmer',
  title:
    'The continuous double auction of Smith, Farmer, Gillemot and Krishnamurthy (2003), by its granularity',
  description: `Market orders, limit orders and cancellations come at random (populations.0.settings: marketOrderRate is mu,
limitOrderRate is alpha, epsilon is delta sigma / mu). In units of mu / alpha, here 100 ticks, the spread depends on epsilon
alone: 0.24 at 0.005, 0.31 at 0.05, 0.5 at 0.2, 0.81 at 0.5. Nobody has a reason to trade, and the price still diffuses.`,
  settings: {
    until: '10m',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'SF', openingPrice: 1_000_000 }],
    venues: [{ fees: { takerPpm: 0 } }],
    populations: [{ agent: 'smith-farmer', count: 1 }],
    accounts: { cashMinor: 0, position: 0 },
  },
  compares: ['populations.0.settings.epsilon=0.05,0.2,0.5'],
};
