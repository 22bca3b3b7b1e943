import Type, { type Static } from 'typebox';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { partSettings } from '../chooseParts.ts';
import { commonProperties } from '../commonSettings.ts';
import { accountSettings, computationDelayNs, instrumentSettings, place } from '../tradingSettings.ts';

const venue = settings('The exchange', {
  mechanism: textSetting('continuous-double-auction', {
    description: 'Name of a mechanism; see `market-sim mechanisms`',
  }),
  settings: partSettings('mechanism'),
  makerFeePpm: integerSetting(0, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on passive fills, negative is a rebate',
  }),
  takerFeePpm: integerSetting(30, -1_000_000, 1_000_000, {
    unit: 'ppm',
    description: 'Fee on aggressive fills',
  }),
  place,
  computationDelayNs,
});

const population = settings('Agents of one kind and with the same settings', {
  agent: textSetting('zero-intelligence', {
    description: 'Name of a kind of agent; see `market-sim agents`',
  }),
  count: integerSetting(1, 0, 1_000_000, { description: 'How many' }),
  settings: partSettings('agents'),
  place,
  computationDelayNs,
});

/** Settings of scenario `market`. */
export const marketSettings = settings('A market of parts chosen by name', {
  ...commonProperties,
  instrument: instrumentSettings('ABC'),
  venue,
  populations: Type.Array(population, {
    default: [
      { agent: 'zero-intelligence', count: 100 },
      { agent: 'market-maker', count: 2 },
    ],
    description:
      'Who trades: {"agent", "count", "settings", "place", "computationDelayNs"}, in order of account',
  }),
  accounts: accountSettings,
});

export type MarketConfig = Static<typeof marketSettings>;
