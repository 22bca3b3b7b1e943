import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

const announcement = settings('News that is due at a known time', {
  at: textSetting('1h', { unit: 'duration', description: 'When it comes' }),
  mean: numberSetting(0, -MAX_TICKS, MAX_TICKS, { unit: 'ticks', description: 'Mean of what it changes' }),
  deviation: numberSetting(0, 0, MAX_TICKS, {
    unit: 'ticks',
    description: 'Standard deviation of what it changes, normal',
  }),
});

const season = settings('From a time on, how fast the value moves', {
  from: textSetting('0s', { unit: 'duration', description: 'From then on; the first begins at 0s' }),
  pace: numberSetting(1, 0.001, 1000, {
    description: 'Variance per unit of time, as a multiple of the usual',
  }),
});

/** Settings that every process with a path has. */
export const pathProperties = {
  publishEvery: textSetting('1s', {
    unit: 'duration',
    description: 'How often the value is recorded, and told to whoever subscribes to the news',
  }),
  announcements: Type.Array(announcement, { default: [], description: 'Scheduled news, added to the path' }),
  season: Type.Array(season, { default: [], description: 'Intraday seasonality; empty: none' }),
};

export type PathSettings = Static<ReturnType<typeof onlyPath>>;

function onlyPath() {
  return settings('', pathProperties);
}

/** A time of the settings in units of the world's clock; the run begins at `0s`. */
export function unitsOf(text: string, path: string, unitsPerSecond: number): number {
  if (/^0[a-z]*$/.test(text)) return 0;
  return Math.round((parseDuration(text, path) * unitsPerSecond) / 1e9);
}

/**
 * Seasons in units of the clock.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where they do not begin at 0 or are not in order.
 */
export function seasonRows({ season: rows }: PathSettings, unitsPerSecond: number) {
  const path = 'fundamental.settings.season';
  const found = rows.map(({ from, pace }, i) => ({
    from: unitsOf(from, `${path}.${i}.from`, unitsPerSecond),
    pace,
  }));
  const wrong = found.findIndex(({ from }, i) => (i === 0 ? from !== 0 : from <= found[i - 1].from));
  if (wrong < 0) return found;
  throw new BaseError('CONFIG_INVALID_VALUE', `${path}.${wrong}.from is ${rows[wrong].from}`, {
    facts: { path: `${path}.${wrong}.from`, found: rows[wrong].from },
    advice: 'The first season begins at 0s, and each later than the one before.',
  });
}
