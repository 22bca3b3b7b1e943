import Type from 'typebox';
import {
  choiceSetting,
  integerSetting,
  numberSetting,
  settings,
  textSetting,
} from '../../../core/data/config/schema.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { unitsOf } from '../../dynamics/arrivals/seasonSettings.ts';
import { defineAgent } from '../defineAgent.ts';
import { MetaorderExecutor } from './metaorderExecutor.ts';
import { executionSchedules } from './schedules.ts';

const words = executionSchedules.map(({ name, title }) => `${name} (${title})`).join(', ');

/** Whoever has a large order to execute: {@link MetaorderExecutor}. */
export const metaorderAgent = defineAgent({
  name: 'metaorder-executor',
  title: 'Executes one large order in parts: by time, by a volume profile, or as a share of volume',
  settings: settings('A large order', {
    side: choiceSetting('buy', ['buy', 'sell', 'random'], { description: 'What it does' }),
    quantity: integerSetting(1000, 1, MAX_LOTS, { unit: 'lots', description: 'The whole order' }),
    schedule: choiceSetting(
      'pov',
      executionSchedules.map(({ name }) => name),
      { description: `How fast: ${words}` },
    ),
    participation: numberSetting(0.1, 1e-6, 0.99, { description: 'Its share of the volume' }),
    profile: Type.Array(numberSetting(1, 1e-9, 1e12, { description: 'Volume in a part of the horizon' }), {
      default: [1],
      minItems: 1,
      description: 'vwap: expected volume in equal parts of the horizon',
    }),
    start: textSetting('1m', { unit: 'duration', description: 'When it begins' }),
    horizon: textSetting('5m', { unit: 'duration', description: 'twap, vwap: how long it may take' }),
    window: textSetting('1m', { unit: 'duration', description: 'trailing-pov: over which volume is taken' }),
    intervalMs: numberSetting(1000, 0.001, 1e7, { unit: 'ms', description: 'Time between two looks' }),
    maxChild: integerSetting(MAX_LOTS, 1, MAX_LOTS, { unit: 'lots', description: 'Largest child order' }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['ioc'] }),
  create(config, { gateway, instrument, openingPrice, unitsPerSecond }) {
    const { intervalMs, maxChild, participation, profile, quantity } = config;
    const span = (name: 'start' | 'horizon' | 'window') =>
      Math.max(1, unitsOf(config[name], `settings.${name}`, unitsPerSecond));
    return new MetaorderExecutor({
      gateway,
      instrument,
      openingPrice,
      quantity,
      participation,
      profile,
      maxChild,
      side: config.side === 'random' ? undefined : config.side === 'buy' ? BUY : SELL,
      schedule: executionSchedules.find(({ name }) => name === config.schedule)!,
      start: span('start'),
      horizon: span('horizon'),
      window: span('window'),
      interval: Math.max(1, Math.round((intervalMs * unitsPerSecond) / 1000)),
    });
  },
});
