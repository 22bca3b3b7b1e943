import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';
import { accountSettings, computationDelayNs, instrumentSettings, place } from '../tradingSettings.ts';

const flow = settings('Zero-intelligence order flow, rates of the whole world', {
  traders: integerSetting(100, 1, 1_000_000, { description: 'Traders that share the flow' }),
  marketOrderRate: numberSetting(20, 0, 1e6, {
    unit: '1/s',
    description: 'mu: market orders, both sides together, times the order size',
  }),
  limitOrderRate: numberSetting(0.4, 1e-9, 1e6, {
    unit: '1/(s tick)',
    description: 'alpha: limit orders per tick and side',
  }),
  cancellationRate: numberSetting(0.1, 1e-9, 1e6, {
    unit: '1/s',
    description: 'delta: cancellations per resting order',
  }),
  orderSize: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'sigma: size of every order' }),
  window: integerSetting(200, 1, 1_000_000, {
    unit: 'ticks',
    description: 'Limit prices reach this far from the opposite best price',
  }),
  place,
  computationDelayNs,
});

const makers = settings('Simple inventory market makers', {
  count: integerSetting(2, 0, 1000, { description: 'How many' }),
  halfSpread: integerSetting(8, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Distance of each quote from the fair price',
  }),
  quantity: integerSetting(30, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
  maxPosition: integerSetting(600, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'Largest departure from the opening position, long or short',
  }),
  skewPerLot: numberSetting(0.02, 0, 1e6, {
    unit: 'ticks/lot',
    description: 'How far the fair price moves against each lot of inventory',
  }),
  refreshMs: numberSetting(100, 0.001, 1e6, {
    unit: 'ms',
    description: 'Time between two looks at the market',
  }),
  place,
  computationDelayNs,
});

const momentum = settings('Trend followers', {
  count: integerSetting(1, 0, 1000, { description: 'How many' }),
  intervalMs: numberSetting(1000, 0.001, 1e7, {
    unit: 'ms',
    description: 'Time between two looks at the market',
  }),
  fastLooks: integerSetting(10, 1, 100_000, { description: 'Length of the fast average' }),
  slowLooks: integerSetting(40, 1, 100_000, { description: 'Length of the slow average' }),
  thresholdTicks: numberSetting(3, 0, 1e9, { unit: 'ticks', description: 'How far the averages must part' }),
  quantity: integerSetting(20, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each market order' }),
  maxPosition: integerSetting(400, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'Largest departure from the opening position, long or short',
  }),
  place,
  computationDelayNs,
});

const subscribers = settings('Passive readers of the depth feed, each rebuilding the book', {
  count: integerSetting(1, 0, 10_000, { description: 'How many' }),
  place,
});

const venue = settings('The exchange', {
  makerFeePpm: integerSetting(0, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on passive fills, negative is a rebate',
  }),
  takerFeePpm: integerSetting(30, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on aggressive fills',
  }),
  place,
  computationDelayNs,
});

/** Settings of scenario `zi`. With makers, momentum and subscribers at 0 it is the model of the paper. */
export const ziSettings = settings('A zero-intelligence market', {
  ...commonProperties,
  instrument: instrumentSettings('ZI'),
  flow,
  makers,
  momentum,
  subscribers,
  venue,
  accounts: accountSettings,
});

export type ZiConfig = Static<typeof ziSettings>;
