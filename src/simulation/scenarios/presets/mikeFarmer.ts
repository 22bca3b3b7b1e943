import type { MarketPreset } from './preset.ts';

/** Empirical order flow whose prices have fat tails: one flow, no latency, no fees. */
export const mikeFarmer: MarketPreset = {
  name: 'mike-farmer',
  title:
    'Order flow by the empirical rules of Mike and Farmer (2008): fat tails from placement and cancellation',
  description: `Signs of orders remember for long (populations.0.settings.hurst), prices lie around the best price with a fat
tail (degrees), and orders are cancelled the more likely the further the market has gone from them and the more there are on
their side. The figures are those of AstraZeneca on the London Stock Exchange; a tick is 0.0003 of the opening price. No rule
knows of returns, and their tail is fat.`,
  settings: {
    until: '1h',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'MF', openingPrice: 3333 }],
    venues: [{ fees: { takerPpm: 0 } }],
    populations: [{ agent: 'mike-farmer', count: 1 }],
    accounts: { cashMinor: 0, position: 0 },
  },
  compares: ['populations.0.settings.degrees=1.3,3,30'],
};
