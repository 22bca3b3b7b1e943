import Type, { type Static } from 'typebox';
import { numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { seasonSetting } from '../arrivals/seasonSettings.ts';

const announcement = settings('News that is due at a known time', {
  at: textSetting('1h', { unit: 'duration', description: 'When it comes' }),
  mean: numberSetting(0, -MAX_TICKS, MAX_TICKS, { unit: 'ticks', description: 'Mean of what it changes' }),
  deviation: numberSetting(0, 0, MAX_TICKS, {
    unit: 'ticks',
    description: 'Standard deviation of what it changes, normal',
  }),
});

/** Settings that every process with a path has. */
export const pathProperties = {
  publishEvery: textSetting('1s', {
    unit: 'duration',
    description: 'How often the value is recorded, and told to whoever subscribes to the news',
  }),
  announcements: Type.Array(announcement, { default: [], description: 'Scheduled news, added to the path' }),
  season: seasonSetting('of how fast the value moves'),
};

export type PathSettings = Static<ReturnType<typeof onlyPath>>;

function onlyPath() {
  return settings('', pathProperties);
}
