import Type from 'typebox';
import type { ConfigLayer } from '../../../core/data/config/layers.ts';
import { resolveConfig } from '../../../core/data/config/resolve.ts';
import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { MAX_ACCOUNTS } from '../../exchange/entry/orderKey.ts';
import type { MechanismDefinition } from '../framework/defineMechanism.ts';
import { EngineMechanism } from '../framework/engineMechanism.ts';
import type { AllocationRules } from './allocationRules.ts';
import { ALLOCATION_PRESETS } from './presets.ts';
import { ProRataEngine } from './proRataEngine.ts';

/** Of every setting: what is by size alone is not named among the priorities, because the settings decide it. */
const capabilities: MechanismCapabilities = {
  priority: 'price',
  trading: 'continuous',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc', 'fok'],
  postOnly: true,
  replace: true,
  selfTrade: ['allow', 'cancelNewest', 'cancelOldest', 'cancelBoth', 'decrementAndCancel'],
  fees: true,
  displaysDepth: true,
  random: false,
};

const flag = (description: string) => Type.Boolean({ default: false, description });
const leadMarketMaker = settings('A lead market maker', {
  account: integerSetting(0, 0, MAX_ACCOUNTS - 1, { description: 'Its account: the id of its actor' }),
  percent: integerSetting(10, 0, 100, { unit: '%', description: 'Its part of what the top order leaves' }),
});
const schema = settings('Settings of pro-rata allocation', {
  preset: choiceSetting(
    'cme-pro-rata',
    ALLOCATION_PRESETS.map(({ name }) => name),
    { description: 'The rules of a venue: what the settings below are where they are not given' },
  ),
  topOrder: flag('The order that bettered the best price of its side is served first'),
  topMinimum: integerSetting(1, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'Fewer lots make no top order',
  }),
  topMaximum: integerSetting(0, 0, MAX_LOTS, {
    unit: 'lots',
    description: 'What a top order gets as such in all; 0 for all it has',
  }),
  topPercent: integerSetting(100, 0, 100, {
    unit: '%',
    description: 'What of an incoming order a top order gets at most',
  }),
  leadMarketMakers: Type.Array(leadMarketMaker, {
    default: [],
    description: 'Who has a right to a part of each incoming order',
  }),
  fifoPercent: integerSetting(0, 0, 100, {
    unit: '%',
    description: 'Part of the rest that goes by time; the other part goes by size',
  }),
  minimumAllocation: integerSetting(1, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'Shares by size of fewer lots are zero',
  }),
  timeExponent: integerSetting(1, 1, 4, {
    description: '1 shares by size alone; above 1 the earlier orders have larger shares',
  }),
  leveling: flag('Orders whose share by size was zero get one lot each before the rest goes by time'),
});

const name = 'pro-rata';

/** The chosen rules: the preset's, and over them what the settings say. */
export function allocationRules(values: ConfigLayer['values']): AllocationRules {
  const given = { source: `mechanism ${name}`, values };
  const { preset } = resolveConfig(schema, [given]);
  const found = ALLOCATION_PRESETS.find((other) => other.name === preset);
  const rules = { ...found?.rules } as ConfigLayer['values'];
  return resolveConfig(schema, [{ source: `preset ${preset}`, values: rules }, given]);
}

const createEngine: MechanismDefinition['createEngine'] = (values, { seed }, events) =>
  new ProRataEngine(events, allocationRules(values), { seed });

const definition: MechanismDefinition = {
  name,
  title: 'Pro rata: orders at one price share what comes by their size',
  description:
    'Every order meets at once the best price against it, at the price of those that waited. An order that is smaller ' +
    'than what stands there is shared among all orders of that price: the one that bettered the price, lead market ' +
    'makers, by time, by size, as the settings or the preset of a futures exchange say; what rounding leaves goes by ' +
    'time. A smaller quantity keeps the place of an order, a larger one or another price does not. Orders show ' +
    'themselves whole: icebergs and hidden orders are not offered. See docs/reference/allocation.md.',
  settings: schema,
  capabilities,
  create: (values, environment) =>
    new EngineMechanism((events) => createEngine(values, environment, events), environment, capabilities),
  createEngine,
};

/** Pro rata on the fast book. */
export const proRata = Object.freeze(definition);
