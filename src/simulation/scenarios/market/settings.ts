import Type, { type Static } from 'typebox';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { commonProperties } from '../commonSettings.ts';

const CASH_LIMIT = 1e15;
const SECOND_NS = 1_000_000_000;

const place = integerSetting(0, 0, 1023, { description: 'Row of network.placesNs where they stand' });
const computationDelayNs = integerSetting(0, 0, SECOND_NS, {
  unit: 'ns',
  description: 'How long each handled message occupies them',
});

/** Settings of a part chosen by name: which there are, the part's own schema says. */
const partSettings = (part: string) =>
  Type.Object({}, { default: {}, additionalProperties: true, description: `Settings of the ${part} itself` });

const instrument = settings('The instrument', {
  symbol: textSetting('ABC', { description: 'Its symbol' }),
  tickSize: textSetting('0.01', { unit: 'currency', description: 'Smallest price step' }),
  lotSize: textSetting('1', { description: 'Smallest quantity step' }),
  currency: textSetting('USD', { description: 'Currency of prices and cash' }),
  currencyScale: integerSetting(2, 0, 12, { description: "Decimal digits of the currency's minor unit" }),
  openingPrice: integerSetting(10_000, 2, MAX_TICKS - 1, {
    unit: 'ticks',
    description: 'Price before the first quote',
  }),
});

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

const accounts = settings('Opening accounts of every agent', {
  cashMinor: integerSetting(100_000_000, -CASH_LIMIT, CASH_LIMIT, {
    unit: 'minor units',
    description: 'Opening cash',
  }),
  position: integerSetting(1_000, -MAX_LOTS, MAX_LOTS, {
    unit: 'lots',
    description: 'Opening position; all may go short',
  }),
});

/** Settings of scenario `market`. */
export const marketSettings = settings('A market of parts chosen by name', {
  ...commonProperties,
  instrument,
  venue,
  populations: Type.Array(population, {
    default: [
      { agent: 'zero-intelligence', count: 100 },
      { agent: 'market-maker', count: 2 },
    ],
    description:
      'Who trades: {"agent", "count", "settings", "place", "computationDelayNs"}, in order of account',
  }),
  accounts,
});

export type MarketConfig = Static<typeof marketSettings>;
