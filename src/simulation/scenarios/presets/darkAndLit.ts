import type { MarketPreset } from './preset.ts';

/** A book in the light, and one in the dark that trades at the middle of its quotes. */
export const darkAndLit: MarketPreset = {
  name: 'dark-and-lit',
  title:
    'A lit book and a dark midpoint book: traders try the dark first, and what is left takes the lit price',
  description: `An exchange shows its book; a dark one beside it trades at the middle of the exchange's quotes, with half its tick,
so that every middle is a price. Traders who want to trade at once send a share of their orders
(populations.2.settings.darkShare) to the dark first, wait a while (patienceMs), and take the lit price with what is left. With
more of them there, more find each other and save half the spread; the lit book sees less, and sees it later.`,
  settings: {
    until: '5m',
    instruments: [{ currencyScale: 3 }],
    venues: [
      { name: 'lit', fees: { makerPpm: -20, takerPpm: 30 } },
      {
        name: 'dark',
        mechanism: 'dark-midpoint',
        tickSize: '0.005',
        fees: { makerPpm: 10, takerPpm: 10 },
        reference: 'lit',
      },
    ],
    populations: [
      { agent: 'zero-intelligence', count: 60, venue: 'lit', settings: { marketOrderRate: 0.05 } },
      { agent: 'market-maker', count: 2, venue: 'lit' },
      { agent: 'dark-seeker', count: 40, venue: 'all' },
    ],
    accounts: { cashMinor: 1_000_000_000 },
  },
  compares: ['populations.2.settings.darkShare=0,0.5'],
};
