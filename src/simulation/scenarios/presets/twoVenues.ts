import type { MarketPreset } from './preset.ts';

/** One stock at two exchanges that pay opposite sides. */
export const twoVenues: MarketPreset = {
  name: 'two-venues',
  title:
    'One stock at a maker-taker and an inverted venue, a consolidated quote, and an arbitrageur between them',
  description: `Two exchanges list the same stock. One pays whoever rests and charges whoever takes, the other the reverse, and
they stand apart as two data centres do. Each has a maker and flow of its own, so their prices drift apart: the market
locks and crosses, and an arbitrageur with direct feeds trades that away. Routed traders see the consolidated quote only,
which comes later than direct feeds (consolidated.delayNs): compare what they get at 20 microseconds and at half a second.`,
  settings: {
    until: '5m',
    network: {
      model: 'logNormal',
      floorNs: 20_000,
      medianNs: 10_000,
      placesNs: [
        [0, 180_000, 90_000],
        [180_000, 0, 90_000],
        [90_000, 90_000, 0],
      ],
    },
    venues: [
      { name: 'maker-taker', fees: { makerPpm: -20, takerPpm: 30 }, place: 0 },
      { name: 'inverted', fees: { makerPpm: 30, takerPpm: -20 }, place: 1 },
    ],
    consolidated: { enabled: true, delayNs: 20_000, place: 0 },
    populations: [
      { agent: 'zero-intelligence', count: 50, venue: 'maker-taker', place: 2 },
      { agent: 'zero-intelligence', count: 30, venue: 'inverted', place: 2 },
      { agent: 'market-maker', count: 1, venue: 'maker-taker' },
      { agent: 'market-maker', count: 1, venue: 'inverted', place: 1 },
      { agent: 'arbitrageur', count: 1 },
      { agent: 'routed-trader', count: 10, place: 2, settings: { quotes: 'consolidated' } },
    ],
  },
  compares: ['consolidated.delayNs=20000,500000000'],
};
