import type { MarketPreset } from './preset.ts';

/** The experiment of Avellaneda and Stoikov: a tick is 0.00001, so that nothing is rounded away. */
export const avellanedaStoikov: MarketPreset = {
  name: 'avellaneda-stoikov',
  title:
    'A maker that minds its inventory among clients by chance: the experiment of Avellaneda and Stoikov (2008)',
  description: `The public value takes a step up or down every 5 ms (sigma = 2 a root second); clients take the maker's quotes with
probability A e^(-k distance) dt, A = 140, k = 1.5. Every second (populations.0.settings.horizon) is one path of the paper:
the maker begins with no inventory and earns some 65 with risk aversion 0.1, with a standard deviation of 6.5; one that quotes
as wide around the value whatever it holds earns 68, with 13.6. The paper's gamma of 0.1, 0.01 and 1 are 1e-6, 1e-7
and 1e-5 a tick here.`,
  settings: {
    until: '1m',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'AS', tickSize: '0.00001', currencyScale: 5, openingPrice: 100_000_000 }],
    venues: [{ fees: { takerPpm: 0 } }],
    fundamental: { process: 'random-walk', settings: { every: '5ms', step: 14_142 } },
    populations: [
      {
        agent: 'avellaneda-stoikov',
        count: 1,
        settings: {
          gamma: 1e-6,
          quantity: 1,
          maxPosition: 1_000_000,
          horizon: '1s',
          handsOver: true,
          reference: 'news',
          volatility: 200_000,
          arrivals: 140,
          decay: 1.5e-5,
        },
      },
      { agent: 'poisson-fills', count: 1 },
    ],
    accounts: { cashMinor: 0, position: 0 },
  },
  compares: [
    'populations.0.settings.strategy=inventory,symmetric',
    'populations.0.settings.gamma=1e-6,1e-7,1e-5',
  ],
};
