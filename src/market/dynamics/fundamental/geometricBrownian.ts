import { settings } from '../../../core/data/config/schema.ts';
import { mertonPath } from '../paths/valuePaths.ts';
import { growthProperties, growthRates } from './growthSettings.ts';
import { pathProcess } from './pathProcess.ts';
import { pathProperties } from './pathSettings.ts';
import { defineValueProcess } from './valueProcess.ts';

/** The model of Black and Scholes (1973), exact at any instant. */
export const geometricBrownian = defineValueProcess({
  name: 'geometric-brownian',
  title: 'Geometric Brownian motion',
  settings: settings('Growth without jumps', { ...growthProperties, ...pathProperties }),
  create(config, unitsPerSecond, terms) {
    const growth = growthRates(config, unitsPerSecond);
    const parameters = { ...growth, opening: terms.opening, jumpRate: 0, jumpMean: 0, jumpDeviation: 0 };
    return pathProcess(mertonPath(parameters, terms.seed, terms.name), config, unitsPerSecond, terms);
  },
});
