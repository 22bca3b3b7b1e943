import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';
import { sessionSettings } from '../sessionSettings.ts';
import { accountSettings } from '../tradingSettings.ts';

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

const shock = (at: string, size: number) =>
  settings('One large sell order', {
    at: textSetting(at, { unit: 'duration', description: 'Simulated time at which it is sent' }),
    belowTicks: integerSetting(300, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'Its limit lies so far below the opening price',
    }),
    quantity: integerSetting(size, 0, MAX_LOTS, { unit: 'lots', description: 'Its size; 0: none is sent' }),
  });

const venue = settings('The exchange', {
  makerFeePpm: integerSetting(0, -1_000_000, 1_000_000, { unit: 'ppm', description: 'Fee on passive fills' }),
  takerFeePpm: integerSetting(30, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on aggressive fills; in an auction the younger order pays it',
  }),
});

/** What the scenarios of a day differ in. */
interface DayDefaults {
  readonly title: string;
  readonly until: string;
  readonly startsAt: string;
  readonly steps: readonly { readonly at: string; readonly phase: string; readonly randomEnd?: string }[];
  readonly shockAt: string;
  readonly shockQuantity: number;
  readonly dynamicPpm: number;
  readonly limitTiers: readonly { readonly from: number; readonly percentPpm: number }[];
}

function daySettings(day: DayDefaults) {
  const { startsAt, steps, dynamicPpm, limitTiers } = day;
  return settings(day.title, {
    ...commonProperties,
    until: textSetting(day.until, { unit: 'duration', description: 'Simulated time at which the run ends' }),
    instrument,
    session: sessionSettings({
      startsAt,
      schedules: [{ name: 'day', steps }],
      week: ['day', 'day', 'day', 'day', 'day', '', ''],
      dynamicPpm,
      staticPpm: dynamicPpm === 0 ? 0 : 20_000,
      volatilityAuction: '1m',
      volatilityRandomEnd: '10s',
      limitTiers,
      pause: '2m',
    }),
    flow,
    shock: shock(day.shockAt, day.shockQuantity),
    venue,
    accounts: accountSettings,
  });
}

/** Settings of scenario `trading-day`. */
export const tradingDaySettings = daySettings({
  title: 'A whole trading day in a quarter of an hour',
  until: '15m',
  startsAt: '8h57m',
  steps: [
    { at: '8h58m', phase: 'preOpen' },
    { at: '8h59m', phase: 'openingAuction', randomEnd: '20s' },
    { at: '9h', phase: 'continuous' },
    { at: '9h10m', phase: 'closingAuction', randomEnd: '20s' },
    { at: '9h11m', phase: 'closed' },
  ],
  shockAt: '6m',
  shockQuantity: 3000,
  dynamicPpm: 5_000,
  limitTiers: [],
});

/** Settings of scenario `opening-auction`. */
export const openingAuctionSettings = daySettings({
  title: 'The opening of a market',
  until: '5m',
  startsAt: '8h57m',
  steps: [
    { at: '8h57m', phase: 'preOpen' },
    { at: '8h59m', phase: 'openingAuction', randomEnd: '30s' },
    { at: '9h', phase: 'continuous' },
    { at: '17h30m', phase: 'closed' },
  ],
  shockAt: '1m',
  shockQuantity: 0,
  dynamicPpm: 0,
  limitTiers: [],
});

/** Settings of scenario `volatility-halt`. */
export const volatilityHaltSettings = daySettings({
  title: 'A market that is halted by its price bands',
  until: '10m',
  startsAt: '9h29m',
  steps: [
    { at: '9h29m', phase: 'openingAuction' },
    { at: '9h30m', phase: 'continuous' },
    { at: '16h', phase: 'closed' },
  ],
  shockAt: '4m',
  shockQuantity: 3000,
  dynamicPpm: 0,
  limitTiers: [{ from: 0, percentPpm: 10_000 }],
});

export type TradingDayConfig = Static<typeof tradingDaySettings>;
