import type { Static } from 'typebox';
import { integerSetting, settings } from '../../../../core/data/config/schema.ts';
import { timeoutProperties } from '../views/timeouts.ts';

export const hotStuffSettings = settings('Settings of chained HotStuff', {
  chain: integerSetting(3, 2, 3, {
    unit: 'certificates',
    description:
      'Certificates of consecutive views that make the first block final; with 2 a leader waits for delta after a failed view',
  }),
  ...timeoutProperties,
});

export type HotStuffSettings = Static<typeof hotStuffSettings>;
