import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import { seasonProblem, seasonSetting } from '../../dynamics/arrivals/seasonSettings.ts';
import { defineAgent } from '../defineAgent.ts';
import { AverageTrader } from './averageTrader.ts';
import { orderSizes, sizeProperties } from './orderSizes.ts';

const MOST_LOOKS = 10_000;

/** Trades with the trend: {@link AverageTrader}. */
export const crossoverAgent = averageAgent(
  'crossover',
  'Compares two moving averages of the middle, and trades with the trend by limit orders (ABIDES momentum)',
  1,
);

/** Trades against the trend: {@link AverageTrader}. */
export const meanReversionAgent = averageAgent(
  'mean-reversion',
  'Compares two moving averages of the middle, and trades against the trend by limit orders',
  -1,
);

function averageAgent(name: string, title: string, direction: 1 | -1) {
  return defineAgent({
    name,
    title,
    settings: settings('Looks at the middle', {
      meanGapMs: numberSetting(37_000, 0.001, 1e9, {
        unit: 'ms',
        description: 'Mean time between two looks, exponential',
      }),
      season: seasonSetting('of its looks'),
      fastLooks: integerSetting(20, 1, MOST_LOOKS, { description: 'Looks in the short average' }),
      slowLooks: integerSetting(50, 1, MOST_LOOKS, {
        description: 'Looks in the long average; at least those of the short one',
      }),
      ...sizeProperties,
    }),
    problem: ({ season }) => seasonProblem(season),
    create(config, place) {
      const { meanGapMs, season, fastLooks, slowLooks } = config;
      const { unitsPerSecond } = place;
      const arrivals = new PoissonArrivals((meanGapMs * unitsPerSecond) / 1000, season, unitsPerSecond);
      const looks = { fastLooks, slowLooks: Math.max(fastLooks, slowLooks) };
      return new AverageTrader({ ...looks, direction, arrivals, size: orderSizes(config) }, place);
    },
  });
}
