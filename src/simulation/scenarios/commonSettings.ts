import type { Static } from 'typebox';
import { choiceSetting, integerSetting, settings, textSetting } from '../../core/data/config/schema.ts';
import { networkSettings } from './network.ts';

/** Settings that every scenario has. Spread into its schema. */
export const commonProperties = {
  until: textSetting('1h', {
    unit: 'duration',
    description: 'Simulated time at which the run ends, as 90s or 1h30m',
  }),
  tiePolicy: choiceSetting('fifo', ['fifo', 'shuffled'], {
    description: 'Order of events equal in time and priority: as sent, or by a seeded hash',
  }),
  timeResolutionNs: integerSetting(1, 1, 1_000_000_000, {
    unit: 'ns',
    description: 'Length of one time unit; the clock holds 2^53 of them',
  }),
  network: networkSettings,
};

const commonSettings = settings('Settings of every world', commonProperties);

export type CommonConfig = Static<typeof commonSettings>;
