import type { Static } from 'typebox';
import { integerSetting, settings } from '../../../../core/data/config/schema.ts';
import { timeoutProperties } from '../views/timeouts.ts';

export const pbftSettings = settings('Settings of PBFT', {
  window: integerSetting(1, 1, 1_000_000, {
    unit: 'blocks',
    description: 'Blocks that the primary orders at a time, without waiting for the first to be decided',
  }),
  ...timeoutProperties,
});

export type PbftSettings = Static<typeof pbftSettings>;
