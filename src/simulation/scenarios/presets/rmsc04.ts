import type { MarketPreset } from './preset.ts';

/** What every agent of the configuration shares. */
const agents = { computationDelayNs: 50 };

/** A trading day of ABIDES. */
export const rmsc04: MarketPreset = {
  name: 'rmsc04',
  title: 'A trading day of ABIDES: noise, value and momentum agents, and market makers by share of volume',
  description: `The reference market of ABIDES (Byrd, Hybinette and Balch 2020; configuration rmsc04 of abides-jpmc-public), from
9:30, which is the start, to 16:00. 1 000 noise agents come once each, mostly early and late; 102 value agents look at a
mean-reverting fundamental through noise, 12 momentum agents compare moving averages, and two makers renew ladders of
quotes by the volume of the last minute. All stand anywhere on a line from New York to Seattle, and each message takes the
time of light and occupies its receiver for 50 ns. Prices are in cents; the fundamental begins at 1 000.00.`,
  settings: {
    until: '6h30m',
    network: { model: 'line', delayNs: 12_897_789 },
    instruments: [{ symbol: 'ABM', openingPrice: 100_000 }],
    venues: [{ name: 'exchange', fees: { takerPpm: 0 } }],
    fundamental: { process: 'ornstein-uhlenbeck', settings: { publishEvery: '1m' } },
    populations: [
      { ...agents, agent: 'noise', count: 1000, settings: { before: '30m', sizes: 'mixture' } },
      // 100 000 a nanosecond: what these agents see is what they believe.
      { ...agents, agent: 'value', count: 102, settings: { shockVariance: 1e14, sizes: 'mixture' } },
      { ...agents, agent: 'volume-maker', count: 2 },
      { ...agents, agent: 'crossover', count: 12, settings: { sizes: 'mixture' } },
    ],
    accounts: { cashMinor: 10_000_000, position: 0 },
  },
  compares: ['populations.2.count=2,1'],
};
