import type { MarketPreset } from './preset.ts';

/** Order flow that comes in bursts: one self-exciting flow, no latency, no fees. */
export const hawkes: MarketPreset = {
  name: 'hawkes',
  title:
    'Order flow that excites itself: market orders, limit orders and cancellations as one Hawkes process',
  description: `Every order and cancellation makes others likelier for a while, on its own side and on the other
(populations.0.settings: baseline, sameSide, otherSide), so that trading comes in bursts though nobody knows anything. kernel
says how the excitation fades: exponential, or as a power law with memory of many spans. market-sim calibrate fits all of it to
recorded data.`,
  settings: {
    until: '10m',
    network: { model: 'constant', delayNs: 0 },
    instruments: [{ symbol: 'HWK', openingPrice: 100_000 }],
    venues: [{ fees: { takerPpm: 0 } }],
    populations: [{ agent: 'hawkes', count: 1 }],
    accounts: { cashMinor: 0, position: 0 },
  },
  compares: ['populations.0.settings.kernel=exponential,power-law'],
};
