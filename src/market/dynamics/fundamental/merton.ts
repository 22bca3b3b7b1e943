import { numberSetting, settings } from '../../../core/data/config/schema.ts';
import { mertonPath } from '../paths/valuePaths.ts';
import { growthProperties, growthRates } from './growthSettings.ts';
import { pathProcess } from './pathProcess.ts';
import { pathProperties } from './pathSettings.ts';
import { defineValueProcess } from './valueProcess.ts';

/** Growth with jumps: Merton, Journal of Financial Economics 3 (1976) 125-144. Exact at any instant. */
export const merton = defineValueProcess({
  name: 'merton',
  title: 'Geometric Brownian motion with jumps of the logarithm',
  settings: settings('Growth with jumps', {
    ...growthProperties,
    jumpsPerDay: numberSetting(1, 0, 1e6, { unit: '1/day', description: 'How often it jumps, by 24 hours' }),
    jumpMean: numberSetting(0, -10, 10, { description: 'Mean of the jumps of the logarithm' }),
    jumpDeviation: numberSetting(0.01, 0, 10, { description: 'Standard deviation of the jumps' }),
    ...pathProperties,
  }),
  create(config, unitsPerSecond, terms) {
    const { jumpsPerDay, jumpMean, jumpDeviation } = config;
    const jumpRate = jumpsPerDay / (86_400 * unitsPerSecond);
    const growth = growthRates(config, unitsPerSecond);
    const parameters = { ...growth, opening: terms.opening, jumpRate, jumpMean, jumpDeviation };
    return pathProcess(mertonPath(parameters, terms.seed, terms.name), config, unitsPerSecond, terms);
  },
});
