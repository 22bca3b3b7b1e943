import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';
import { riskSettings } from '../riskSettings.ts';
import { accountSettings } from '../tradingSettings.ts';

const span = (fallback: number, description: string) =>
  numberSetting(fallback, 1, 1e9, { unit: 'ms', description });

const market = settings('The market around the four: zero-intelligence traders', {
  openingPrice: integerSetting(10_000, 2, MAX_TICKS - 1, {
    unit: 'ticks',
    description: 'Price before the first quote',
  }),
  traders: integerSetting(20, 1, 100_000, { description: 'Traders that share the flow' }),
  marketOrderRate: numberSetting(2, 0, 1e6, {
    unit: '1/s',
    description: 'Market orders, both sides together',
  }),
  limitOrderRate: numberSetting(0.1, 1e-9, 1e6, {
    unit: '1/(s tick)',
    description: 'Limit orders per tick and side',
  }),
  cancellationRate: numberSetting(0.1, 1e-9, 1e6, {
    unit: '1/s',
    description: 'Cancellations per resting order',
  }),
  orderSize: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
  window: integerSetting(100, 1, 1_000_000, { unit: 'ticks', description: 'Reach of limit prices' }),
});

const fatFinger = settings('Who types orders by hand, and slips', {
  quantity: integerSetting(5, 1, 1_000_000, {
    unit: 'lots',
    description: 'Size of an order, as it is meant',
  }),
  intervalMs: span(2000, 'Time between two orders'),
  slipEvery: integerSetting(4, 1, 1_000_000, { description: 'Every so many orders one is typed wrong' }),
});

const runaway = settings('The algorithm that runs wild', {
  quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Size of an order' }),
  distance: integerSetting(50, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'How far below the best bid it buys',
  }),
  faultAtMs: span(20_000, 'When its fault strikes first'),
  faultEveryMs: span(30_000, 'Time from its restart to the next fault'),
});

const manager = settings('The risk manager of the algorithm', {
  patience: integerSetting(200, 1, 1_000_000, {
    description: 'Refusals for the message rate that it watches',
  }),
  reviewMs: span(10_000, 'Time until it lets the account trade again'),
});

const maker = settings('The market maker whose program hangs', {
  halfSpread: integerSetting(8, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Distance of each quote from the fair price',
  }),
  quantity: integerSetting(30, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
  maxPosition: integerSetting(600, 1, MAX_LOTS, { unit: 'lots', description: 'Largest inventory' }),
  skewPerLot: numberSetting(0.02, 0, 1e6, {
    unit: 'ticks/lot',
    description: 'Shift of its price per lot of inventory',
  }),
  refreshMs: span(100, 'Time between two looks at the market'),
  deadManMs: span(500, 'Interval of its dead-man timer'),
  periodMs: span(30_000, 'It hangs once in each such span'),
  outageMs: span(5000, 'For how long'),
});

/** Settings of scenario `risk-desk`. */
export const riskDeskSettings = settings('Four accidents and the risk gate that stops them', {
  ...commonProperties,
  market,
  fatFinger,
  runaway,
  manager,
  maker,
  accounts: accountSettings,
  risk: riskSettings({
    collarPpm: 30_000,
    maxOrderLots: 200,
    maxOrderNotionalMinor: 5_000_000,
    maxLongLots: 5000,
    maxShortLots: 5000,
    maxOpenOrders: 500,
    rateMessages: 100,
    rateIntervalMs: 1000,
    rateBurst: 200,
  }),
});

export type RiskDeskConfig = Static<typeof riskDeskSettings>;
