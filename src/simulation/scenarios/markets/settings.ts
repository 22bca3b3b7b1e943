import Type, { type Static } from 'typebox';
import { choiceSetting, integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { partSettings } from '../chooseParts.ts';
import { commonProperties } from '../commonSettings.ts';
import { fundamentalSettings } from '../fundamental/settings.ts';
import { accountSettings, computationDelayNs, instrumentSettings, place } from '../tradingSettings.ts';

const MILLION = 1_000_000;
const SECOND_NS = 1_000_000_000;

const rates = {
  makerPpm: integerSetting(0, -MILLION, MILLION, {
    unit: 'ppm',
    description: 'Fee on passive fills, negative is a rebate',
  }),
  takerPpm: integerSetting(30, -MILLION, MILLION, {
    unit: 'ppm',
    description: 'Fee on aggressive fills; an inverted venue pays a rebate',
  }),
};

const tier = settings('Rates of accounts that have traded much', {
  fromLots: integerSetting(1, 1, Number.MAX_SAFE_INTEGER, {
    unit: 'lots',
    description: 'From this lot of an account on, counted over all its fills at the venue',
  }),
  ...rates,
});

const tickRow = settings('A row of the tick table', {
  from: textSetting('0', { unit: 'currency', description: 'From this price on; the first row starts at 0' }),
  tick: textSetting('0.01', { unit: 'currency', description: 'Prices are multiples of this' }),
});

const venue = settings('An exchange', {
  name: textSetting('venue', { description: 'Its name' }),
  mechanism: textSetting('continuous-double-auction', {
    description: 'Name of a mechanism; see `market-sim mechanisms`',
  }),
  settings: partSettings('mechanism'),
  lists: Type.Array(Type.String(), { default: [], description: 'Symbols that it lists; empty: all' }),
  tickSize: Type.String({
    default: '',
    unit: 'currency',
    description: "Its own smallest price step; empty: the instrument's",
  }),
  tickTable: Type.Array(tickRow, { default: [], description: 'Its tick sizes by price; empty: one for all' }),
  fees: settings('Fees', {
    ...rates,
    tiers: Type.Array(tier, {
      default: [],
      description: 'Other rates by lots traded, the fewest lots first',
    }),
  }),
  session: partSettings('trading day; none of them: always open'),
  protection: settings('Protection of better quotes elsewhere (Regulation NMS, Rule 611)', {
    mode: choiceSetting('off', ['off', 'cancel', 'reject'], {
      description:
        'What would trade at a worse price: trades, is cancelled there, or the order is refused whole',
    }),
    locking: choiceSetting('allow', ['allow', 'slide', 'reject'], {
      description:
        'An order that would rest where it locks or crosses them: rests, is moved a tick off, is refused',
    }),
    quotes: choiceSetting('direct', ['direct', 'consolidated'], {
      description: 'Where it has the quotes from: the other venues, or the consolidated quote',
    }),
  }),
  reference: Type.String({
    default: '',
    description: 'Whose quote a mechanism without prices of its own follows: a venue, or `consolidated`',
  }),
  place,
  computationDelayNs,
});

const consolidated = settings('The consolidated best bid and offer', {
  enabled: Type.Boolean({
    default: false,
    description: 'Whether somebody puts the quotes of all venues together',
  }),
  delayNs: integerSetting(20_000, 0, 3600 * SECOND_NS, {
    unit: 'ns',
    description: 'From the arrival of a quote to the publication of what follows from it',
  }),
  place,
});

const population = settings('Agents of one kind and with the same settings', {
  agent: textSetting('zero-intelligence', {
    description: 'Name of a kind of agent; see `market-sim agents`',
  }),
  count: integerSetting(1, 0, 1_000_000, { description: 'How many' }),
  settings: partSettings('agents'),
  venue: textSetting('all', {
    description: 'Where they have accounts: a venue, or `all`; agents of one venue then trade at the first',
  }),
  instrument: Type.String({ default: '', description: 'Symbol that they trade; empty: the first' }),
  place,
  computationDelayNs,
});

/** Settings of scenario `markets`; others on this frame are the same with other defaults. */
export const marketsSettings = settings('Markets of parts chosen by name', {
  ...commonProperties,
  instruments: Type.Array(instrumentSettings('ABC'), {
    default: [{}],
    minItems: 1,
    description: 'What is traded; all in one currency',
  }),
  venues: Type.Array(venue, { default: [{}], minItems: 1, description: 'The exchanges' }),
  consolidated,
  fundamental: fundamentalSettings(),
  populations: Type.Array(population, {
    default: [
      { agent: 'zero-intelligence', count: 100 },
      { agent: 'market-maker', count: 2 },
    ],
    description: 'Who trades, in order of account',
  }),
  accounts: accountSettings,
});

export type MarketsConfig = Static<typeof marketsSettings>;
export type VenueSettings = MarketsConfig['venues'][number];
export type PopulationSettings = MarketsConfig['populations'][number];
