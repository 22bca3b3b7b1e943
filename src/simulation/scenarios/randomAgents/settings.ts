import Type, { type Static } from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';
import { accountSettings, instrumentSettings } from '../tradingSettings.ts';

const group = settings('Random traders of one kind', {
  count: integerSetting(200, 0, 100_000, { description: 'How many' }),
  lowPrice: integerSetting(40, 1, MAX_TICKS - 1, {
    unit: 'ticks',
    description: 'Prices are drawn from here',
  }),
  highPrice: integerSetting(60, 2, MAX_TICKS, {
    unit: 'ticks',
    description: 'up to this one, which is not drawn',
  }),
  lowQuantity: integerSetting(10, 1, MAX_LOTS - 1, {
    unit: 'lots',
    description: 'Sizes are drawn from here',
  }),
  highQuantity: integerSetting(20, 2, MAX_LOTS, {
    unit: 'lots',
    description: 'up to this one, which is not drawn',
  }),
  activity: numberSetting(0.8, 0, 1, { description: 'Probability that a trader acts in a step' }),
});

/** Settings of scenario `random-agents`. */
export const randomAgentsSettings = settings('Random traders in discrete time', {
  ...withDefaults(settings('Common', commonProperties), {
    until: '20s',
    network: { model: 'constant', delayNs: 0 },
  }).properties,
  instrument: withDefaults(instrumentSettings('RND'), { tickSize: '2', openingPrice: 50 }),
  stepNs: integerSetting(1_000_000, 2, 1_000_000_000_000, {
    unit: 'ns',
    description: 'Length of a step; it must be longer than the way to the venue and back',
  }),
  depth: integerSetting(10, 1, 10_000, {
    unit: 'levels',
    description: 'Levels of each side that the history of the book keeps for each step',
  }),
  groups: Type.Array(group, {
    default: [{}, { lowPrice: 10, highPrice: 90, lowQuantity: 50, highQuantity: 70, activity: 0.2 }],
    minItems: 1,
    maxItems: 200,
    description: 'Who trades, in the order of accounts',
  }),
  accounts: accountSettings,
});

export type RandomAgentsConfig = Static<typeof randomAgentsSettings>;
