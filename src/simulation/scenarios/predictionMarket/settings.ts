import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { commonProperties } from '../commonSettings.ts';
import { CASH_LIMIT, computationDelayNs, place } from '../tradingSettings.ts';

const market = settings('What is traded', {
  outcomes: integerSetting(2, 2, 100, { description: 'How many outcomes there are; one comes true' }),
  liquidity: numberSetting(100, 1e-3, 1e9, {
    unit: 'lots',
    description: 'b of the scoring rule: the sponsor loses b ln(outcomes) payouts at most',
  }),
  payout: integerSetting(10_000, 2, 1_000_000, {
    unit: 'ticks',
    description: 'What a lot pays if its outcome comes true; a tick is a cent',
  }),
  settle: textSetting('10m', {
    unit: 'duration',
    description: 'When the outcome is known: the true one pays, all others are worth nothing',
  }),
  outcome: integerSetting(-1, -1, 99, {
    description: 'Which comes true, from 0; -1 draws it with equal chances',
  }),
});

const forecasters = settings('Who knows something', {
  count: integerSetting(20, 0, 100_000, { description: 'How many' }),
  accuracy: numberSetting(0.7, 1e-6, 0.999999, {
    description: 'Probability that a signal names the outcome that comes true',
  }),
  signalRate: numberSetting(0.05, 1e-9, 1e6, { unit: '1/s', description: 'Signals that each one sees' }),
  cashMinor: integerSetting(200_000, 0, CASH_LIMIT, {
    unit: 'minor units',
    description: 'What each has to bet; nobody borrows',
  }),
  place,
  computationDelayNs,
});

const noise = settings('Who knows nothing', {
  count: integerSetting(20, 0, 100_000, { description: 'How many' }),
  orderRate: numberSetting(0.05, 1e-9, 1e6, { unit: '1/s', description: 'Orders of each one' }),
  orderSize: integerSetting(5, 1, 1_000_000, { unit: 'lots', description: 'Size of an order' }),
  place,
  computationDelayNs,
});

/** Settings of scenario `prediction-market`. */
export const predictionMarketSettings = settings('A prediction market', {
  ...commonProperties,
  until: textSetting('10m1s', {
    unit: 'duration',
    description: 'Simulated time at which the run ends, after market.settle',
  }),
  market,
  forecasters,
  noise,
});

export type PredictionMarketConfig = Static<typeof predictionMarketSettings>;
