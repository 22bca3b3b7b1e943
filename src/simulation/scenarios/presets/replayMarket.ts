import type { MarketPreset } from './preset.ts';

/** A record of orders in a venue of its own, in which others may trade. */
export const replayMarket: MarketPreset = {
  name: 'replay-market',
  title: 'Recorded order flow in a real book, in which others may trade: replay with impact',
  description: `The recorded orders of populations.0.settings.file (LOBSTER, ITCH, an order stream; a short record of our own making
where none is named) enter a venue at their recorded times, and others trade in the same book: what they take, the recorded
traders do not find. The record stands at the venue itself (place 0, no delay), all others 50 microseconds away (place 1).
Alone, it repeats the record exactly; the more others trade, the further the market goes from it, and the log says how far.
\`market-sim replay FILE --with AGENTS\` is this scenario.`,
  settings: {
    until: '24h',
    network: {
      model: 'constant',
      delayNs: 0,
      placesNs: [
        [0, 50_000],
        [50_000, 0],
      ],
    },
    instruments: [{ currencyScale: 4 }],
    populations: [{ agent: 'recorded-flow', count: 1 }],
  },
  compares: ['populations.0.settings.missed=stays,withdrawn'],
};
