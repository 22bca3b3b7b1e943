import type { MarketPreset } from './preset.ts';

/** Trend followers beside those who know the value, and beside noise. */
export const chiarellaIori: MarketPreset = {
  name: 'chiarella-iori',
  title: 'Fundamentalists, chartists and noise traders of Chiarella and Iori (2002)',
  description: `A hundred traders weigh value, trend and noise in their own ways; in each step of a second one of them places a lot
at the price it expects, less a margin. Parameters are those of the sample CI2002 of the simulator PAMS, where there
are no chartists (populations.0.settings.chartWeight=0). Orders gather for 100 steps before the first are matched.
Follow what a growing chartWeight does to large returns and to how they cluster.`,
  settings: {
    until: '2h',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'CI', tickSize: '0.00001', currencyScale: 5, openingPrice: 30_000_000 }],
    venues: [
      {
        fees: { takerPpm: 0 },
        session: {
          startsAt: '0s',
          week: ['day', 'day', 'day', 'day', 'day', 'day', 'day'],
          schedules: [
            {
              name: 'day',
              steps: [
                { at: '0s', phase: 'openingAuction' },
                { at: '100s', phase: 'continuous' },
                { at: '23h59m', phase: 'closed' },
              ],
            },
          ],
        },
      },
    ],
    populations: [{ agent: 'fcn', count: 1 }],
    accounts: { cashMinor: 100_000_000_000, position: 5000 },
  },
  compares: ['populations.0.settings.chartWeight=0,0.5,1,2'],
};
