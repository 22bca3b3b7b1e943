import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';
import { sessionSettings } from '../sessionSettings.ts';

const CASH_LIMIT = 1e15;

const instrument = settings('The instrument', {
  symbol: textSetting('DAY', { description: 'Its symbol' }),
  tickSize: textSetting('0.01', { unit: 'currency', description: 'Smallest price step' }),
  currency: textSetting('EUR', { description: 'Currency of prices and cash' }),
  openingPrice: integerSetting(10_000, 2, MAX_TICKS - 1, {
    unit: 'ticks',
    description: 'Price at which the day before closed',
  }),
});

const flow = settings('Order flow that knows the phases, rates of the whole world', {
  traders: integerSetting(20, 1, 100_000, { description: 'Traders that share the flow' }),
  marketOrderRate: numberSetting(3, 0, 1e6, { unit: '1/s', description: 'Market orders, both sides' }),
  limitOrderRate: numberSetting(0.05, 1e-9, 1e6, {
    unit: '1/(s tick)',
    description: 'Limit orders per tick and side',
  }),
  cancellationRate: numberSetting(0.02, 1e-9, 1e6, {
    unit: '1/s',
    description: 'Cancellations per resting order',
  }),
  orderSize: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
  window: integerSetting(100, 1, 1_000_000, {
    unit: 'ticks',
    description: 'How far limit prices reach',
  }),
});

const shock = settings('One large sell order', {
  at: textSetting('6m', { unit: 'duration', description: 'Simulated time at which it is sent' }),
  belowTicks: integerSetting(300, 0, MAX_TICKS, {
    unit: 'ticks',
    description: 'Its limit lies so far below the opening price',
  }),
  quantity: integerSetting(3000, 0, MAX_LOTS, { unit: 'lots', description: 'Its size; 0: none is sent' }),
});

const venue = settings('The exchange', {
  makerFeePpm: integerSetting(0, -1_000_000, 1_000_000, { unit: 'ppm', description: 'Fee on passive fills' }),
  takerFeePpm: integerSetting(30, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on aggressive fills; in an auction the younger order pays it',
  }),
});

const accounts = settings('Opening accounts of every trader', {
  cashMinor: integerSetting(100_000_000, -CASH_LIMIT, CASH_LIMIT, {
    unit: 'minor units',
    description: 'Opening cash',
  }),
  position: integerSetting(1_000, -MAX_LOTS, MAX_LOTS, { unit: 'lots', description: 'Opening position' }),
});

/** A day of a quarter of an hour. */
const DAY = {
  name: 'day',
  steps: [
    { at: '8h58m', phase: 'preOpen' },
    { at: '8h59m', phase: 'openingAuction', randomEnd: '20s' },
    { at: '9h', phase: 'continuous' },
    { at: '9h10m', phase: 'closingAuction', randomEnd: '20s' },
    { at: '9h11m', phase: 'closed' },
  ],
};

/** Settings of scenario `trading-day`. */
export const tradingDaySettings = settings('A whole trading day in a quarter of an hour', {
  ...commonProperties,
  until: textSetting('15m', { unit: 'duration', description: 'Simulated time at which the run ends' }),
  instrument,
  session: sessionSettings({
    startsAt: '8h57m',
    schedules: [DAY],
    week: ['day', 'day', 'day', 'day', 'day', '', ''],
    dynamicPpm: 5_000,
    staticPpm: 20_000,
    volatilityAuction: '1m',
    volatilityRandomEnd: '10s',
  }),
  flow,
  shock,
  venue,
  accounts,
});

export type TradingDayConfig = Static<typeof tradingDaySettings>;
