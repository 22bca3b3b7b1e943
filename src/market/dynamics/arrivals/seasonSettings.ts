import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { SeasonRow } from './seasonClock.ts';

const row = settings('A part of the day', {
  from: textSetting('0s', { unit: 'duration', description: 'From then on; the first begins at 0s' }),
  pace: numberSetting(1, 0.001, 1000, {
    description: 'Rate, as a multiple of the usual; of values: variance',
  }),
});

/** How busy the parts of the day are; `what` ends the sentence `Intraday seasonality`. */
export function seasonSetting(what: string) {
  return Type.Array(row, { default: [], description: `Intraday seasonality ${what}; empty: none` });
}

const ADVICE = 'The first season begins at 0s, and each later than the one before.';

type SeasonSettings = readonly Static<typeof row>[];

/** A time of the settings in units of the world's clock; the run begins at `0s`. */
export function unitsOf(text: string, path: string, unitsPerSecond: number): number {
  if (/^0[a-z]*$/.test(text)) return 0;
  return Math.round((parseDuration(text, path) * unitsPerSecond) / 1e9);
}

/** The first season that is out of order, as the settings of an agent have it; undefined where none is. */
export function seasonProblem(rows: SeasonSettings) {
  const wrong = firstOutOfOrder(rows.map(({ from }, i) => unitsOf(from, `settings.season.${i}.from`, 1e9)));
  if (wrong < 0) return undefined;
  const { from: found } = rows[wrong];
  return {
    path: `season.${wrong}.from`,
    found,
    reason: 'it does not come after the one before',
    advice: ADVICE,
  };
}

/**
 * Seasons in units of the clock.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where they do not begin at 0 or are not in order.
 */
export function seasonRows(rows: SeasonSettings, path: string, unitsPerSecond: number): SeasonRow[] {
  const found = rows.map(({ from, pace }, i) => ({
    from: unitsOf(from, `${path}.${i}.from`, unitsPerSecond),
    pace,
  }));
  const wrong = firstOutOfOrder(found.map(({ from }) => from));
  if (wrong < 0) return found;
  throw new BaseError('CONFIG_INVALID_VALUE', `${path}.${wrong}.from is ${rows[wrong].from}`, {
    facts: { path: `${path}.${wrong}.from`, found: rows[wrong].from },
    advice: ADVICE,
  });
}

function firstOutOfOrder(times: readonly number[]): number {
  return times.findIndex((time, i) => (i === 0 ? time !== 0 : time <= times[i - 1]));
}
