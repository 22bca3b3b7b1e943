import Type, { type Static } from 'typebox';
import { parseDuration } from '../../core/data/config/duration.ts';
import { choiceSetting, integerSetting, settings, textSetting } from '../../core/data/config/schema.ts';
import { PHASE_NAMES } from '../../core/models/phase.ts';
import { MAX_TICKS } from '../../core/models/units.ts';
import type { CalendarSpec } from '../../market/exchange/session/calendarSpec.ts';
import type { SessionConfig } from '../../market/exchange/session/sessionConfig.ts';

const MILLION = 1_000_000;
const NO_SPAN = '0s';

const span = (fallback: string, description: string) =>
  textSetting(fallback, { unit: 'duration', description });
const ppm = (fallback: number, description: string) =>
  integerSetting(fallback, 0, MILLION, { unit: 'ppm', description });

const step = settings('From a time of day on, a phase', {
  at: span(NO_SPAN, 'Time since local midnight, as 9h or 17h30m'),
  phase: choiceSetting('closed', PHASE_NAMES, { description: 'The phase that begins' }),
  randomEnd: span(NO_SPAN, 'The phase ends at random within this span after the next time'),
});

const schedule = settings('A kind of day', {
  name: textSetting('day', { description: 'Its name' }),
  steps: Type.Array(step, { default: [], description: 'Phases in the order of their times, closed last' }),
});

const exception = settings('A day unlike its weekday', {
  date: textSetting('2026-12-25', { description: 'Date, yyyy-mm-dd' }),
  schedule: Type.String({ default: '', description: 'Name of its schedule; empty: a holiday' }),
});

const zoneRow = settings('Local time from a date on', {
  from: textSetting('2026-03-29', { description: 'Date, yyyy-mm-dd' }),
  shiftMinutes: integerSetting(0, -1440, 1440, { unit: 'min', description: 'Local time less UTC' }),
});

const auction = (length: string, randomEnd: string) => ({
  span: span(length, 'Length of the auction'),
  randomEnd: span(randomEnd, 'It ends at random within this span after its length'),
});

const tier = settings('Bands from a price on', {
  from: integerSetting(0, 0, MAX_TICKS, { unit: 'ticks', description: 'Lowest reference price of the tier' }),
  percentPpm: ppm(50_000, 'Distance of the bands from the reference price'),
});

const level = settings('A level of the market-wide breaker', {
  fallPpm: ppm(70_000, 'Fall of the index since the last close'),
  span: span('15m', 'Length of the halt; day: until the next day'),
});

/** What a scenario chooses of its trading day. */
export interface SessionDefaults {
  readonly startsAt: string;
  readonly schedules: readonly { readonly name: string; readonly steps: readonly object[] }[];
  readonly week: readonly string[];
  readonly dynamicPpm: number;
  readonly staticPpm: number;
  readonly volatilityAuction: string;
  readonly volatilityRandomEnd: string;
  readonly limitTiers: readonly { readonly from: number; readonly percentPpm: number }[];
  readonly pause: string;
}

/** Settings of a venue's session. An interruption whose percentages are 0, or whose list is empty, is left out. */
export function sessionSettings(defaults: SessionDefaults) {
  const { volatilityAuction, volatilityRandomEnd } = defaults;
  return settings('The trading day', {
    date: textSetting('2026-01-05', { description: 'Date (UTC) at simulated time 0, yyyy-mm-dd' }),
    startsAt: span(defaults.startsAt, 'Time of day (UTC) at simulated time 0'),
    zone: Type.Array(zoneRow, { default: [], description: "The venue's local time; empty: UTC" }),
    schedules: Type.Array(schedule, { default: [...defaults.schedules], description: 'Kinds of days' }),
    week: Type.Array(Type.String(), {
      default: [...defaults.week],
      description: 'Schedules of the seven days, Monday first; empty: no trading',
    }),
    exceptions: Type.Array(exception, { default: [], description: 'Holidays and half days' }),
    indicativeInterval: span('1s', 'Indicative price and imbalance are told at most this often'),
    resumption: settings('The auction that ends a halt', auction('1m', '10s')),
    extension: settings('An auction goes on once', {
      percentPpm: ppm(0, 'where its price is further than this from the last price; 0: never'),
      ...auction('1m', '10s'),
    }),
    priceRange: settings('Volatility interruption', {
      dynamicPpm: ppm(defaults.dynamicPpm, 'Range around the last price; 0: none'),
      staticPpm: ppm(defaults.staticPpm, 'Range around the last auction price; 0: none'),
      ...auction(volatilityAuction, volatilityRandomEnd),
    }),
    limitBands: settings('Limit up-limit down bands', {
      tiers: Type.Array(tier, {
        default: [...defaults.limitTiers],
        description: 'Bands by price, from 0 up; empty: none',
      }),
      window: span('5m', 'The reference price is the mean of the trades of this span'),
      leastAge: span('30s', 'A reference price holds at least so long'),
      changePpm: ppm(10_000, 'and changes by no less than this'),
      limitState: span('15s', 'Length of a limit state'),
      pause: span(defaults.pause, 'Length of a trading pause'),
    }),
    breakers: settings('Market-wide circuit breakers', {
      weights: Type.Array(integerSetting(1, 0, 1e9, { description: 'Weight of an instrument' }), {
        default: [],
        description: 'Weights of the instruments in the index',
      }),
      levels: Type.Array(level, { default: [], description: 'Levels, the shallowest first; empty: none' }),
    }),
  });
}

export type SessionSettings = Static<ReturnType<typeof sessionSettings>>;

/** The session that settings ask for; `units` turns nanoseconds into time units of the run. */
export function sessionConfig(config: SessionSettings, units: (ns: number) => number): SessionConfig {
  const length = (text: string, path: string) => units(spanNs(text, `session.${path}`));
  const { resumption, extension, priceRange, limitBands, breakers } = config;
  const ends = (of: { readonly span: string; readonly randomEnd: string }, path: string) => ({
    span: length(of.span, `${path}.span`),
    randomEnd: length(of.randomEnd, `${path}.randomEnd`),
  });
  const { dynamicPpm, staticPpm } = priceRange;
  const range = ends(priceRange, 'priceRange');
  return {
    calendar: calendarSpec(config, units),
    indicativeInterval: length(config.indicativeInterval, 'indicativeInterval'),
    resumption: ends(resumption, 'resumption'),
    ...(extension.percentPpm > 0
      ? { extension: { percentPpm: extension.percentPpm, ...ends(extension, 'extension') } }
      : {}),
    ...(dynamicPpm > 0 || staticPpm > 0
      ? {
          priceRange: {
            dynamicPpm: dynamicPpm || MILLION,
            staticPpm: staticPpm || MILLION,
            auctionSpan: range.span,
            randomEnd: range.randomEnd,
          },
        }
      : {}),
    ...(limitBands.tiers.length > 0
      ? {
          limitBands: {
            tiers: limitBands.tiers,
            window: length(limitBands.window, 'limitBands.window'),
            leastAge: length(limitBands.leastAge, 'limitBands.leastAge'),
            changePpm: limitBands.changePpm,
            limitStateSpan: length(limitBands.limitState, 'limitBands.limitState'),
            pauseSpan: length(limitBands.pause, 'limitBands.pause'),
          },
        }
      : {}),
    ...(breakers.levels.length > 0
      ? {
          breakers: {
            weights: breakers.weights,
            levels: breakers.levels.map(({ fallPpm, span: text }) => ({
              fallPpm,
              span: text === 'day' ? ('day' as const) : length(text, 'breakers.levels.span'),
            })),
          },
        }
      : {}),
  };
}

/** A span that may be nothing, written `0s`. */
function spanNs(text: string, path: string): number {
  return text === NO_SPAN ? 0 : parseDuration(text, path);
}

function calendarSpec(config: SessionSettings, units: (ns: number) => number): CalendarSpec {
  const length = (text: string, path: string) => units(spanNs(text, `session.${path}`));
  const minutes = (count: number) => Math.sign(count) * units(Math.abs(count) * 60e9);
  const schedules = config.schedules.map(({ name, steps }) => [
    name,
    steps.map(({ at, phase, randomEnd }) => ({
      at: length(at, 'schedules.steps.at'),
      phase,
      randomEnd: length(randomEnd, 'schedules.steps.randomEnd'),
    })),
  ]);
  return {
    unitsPerDay: units(86_400e9),
    epochDate: config.date,
    epochTime: length(config.startsAt, 'startsAt'),
    zone: config.zone.map(({ from, shiftMinutes }) => ({ from, shift: minutes(shiftMinutes) })),
    schedules: Object.fromEntries(schedules),
    week: config.week,
    exceptions: Object.fromEntries(config.exceptions.map(({ date, schedule: name }) => [date, name])),
  };
}
