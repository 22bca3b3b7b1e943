import type { MarketPreset } from './preset.ts';

/** Half an hour as the afternoon of 6 May 2010. */
export const flashCrash: MarketPreset = {
  name: 'flash-crash',
  title:
    'A seller by share of volume, intermediaries that pass the potato on, makers that withdraw: 6 May 2010',
  description: `After the findings of CFTC and SEC on 6 May 2010 and of Kirilenko, Kyle, Samadi and Tuzun (2017), at a fiftieth of
their size: from the fifth minute on somebody sells 1 500 contracts at nine per cent of the volume of the minute before,
whatever the price is. Intermediaries take them, pass them on to each other, and so raise the very volume that sets the
seller's pace; makers withdraw when the price runs, and those who know the value come slowly. Compare it without the
seller (populations.4.count=0), and with a pause of five seconds where the price leaves a range of 1.3 per cent around
the last one, as the futures exchange had it.`,
  settings: {
    until: '30m',
    network: { model: 'logNormal', floorNs: 1_000_000, medianNs: 1_000_000 },
    instruments: [{ symbol: 'ES', tickSize: '0.25', openingPrice: 4560 }],
    venues: [
      {
        name: 'futures',
        fees: { takerPpm: 0 },
        session: {
          startsAt: '14h27m',
          schedules: [
            {
              name: 'day',
              steps: [
                { at: '0s', phase: 'openingAuction' },
                { at: '14h27m10s', phase: 'continuous' },
                { at: '23h', phase: 'closed' },
              ],
            },
          ],
          priceRange: { dynamicPpm: 0, span: '5s', randomEnd: '0s' },
        },
      },
    ],
    populations: [
      {
        agent: 'smith-farmer',
        count: 1,
        settings: { marketOrderRate: 3, limitOrderRate: 0.03, epsilon: 0.02, orderSize: 2, window: 60 },
      },
      {
        agent: 'fcn',
        count: 1,
        settings: { stepMs: 50, chartWeight: 0, noiseScale: 0.0004, maxMargin: 0.05 },
      },
      { agent: 'intermediary', count: 16, settings: { refreshMs: 250, unwindAt: 10, maxPosition: 30 } },
      {
        agent: 'intermediary',
        count: 4,
        settings: {
          halfSpread: 3,
          quantity: 60,
          maxPosition: 400,
          unwindAt: 0,
          withdrawTicks: 12,
          refreshMs: 250,
          averageWeight: 0.004,
        },
      },
      {
        agent: 'metaorder-executor',
        count: 1,
        settings: {
          side: 'sell',
          quantity: 1500,
          schedule: 'trailing-pov',
          participation: 0.09,
          start: '5m',
        },
      },
    ],
    accounts: { cashMinor: 1_000_000_000, position: 0 },
  },
  compares: ['venues.0.session.priceRange.dynamicPpm=0,13000'],
};
