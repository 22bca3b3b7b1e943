import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent, type SettingProblem } from '../defineAgent.ts';
import { FcnTraders } from './fcnTraders.ts';

/**
 * The population of Chiarella and Iori (2002) with the parameters of the sample `CI2002` of the simulator PAMS. A chart
 * weight of 0, as in that sample, is a market without chartists.
 */
export const fcnAgent = defineAgent({
  name: 'fcn',
  title:
    'Fundamentalist, chartist and noise traders of Chiarella and Iori (2002), one of whom acts in each step',
  source: 'Chiarella and Iori, Quantitative Finance 2 (2002) 346-353',
  settings: settings('Heterogeneous expectations', {
    traders: integerSetting(100, 1, 100_000, { description: 'Traders behind the one account' }),
    stepMs: numberSetting(1000, 0.001, 1e7, { unit: 'ms', description: 'Length of a step' }),
    fundamental: integerSetting(0, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'What the stock is worth; 0: its opening price',
    }),
    fundamentalWeight: numberSetting(1, 0, 1e6, {
      description: 'Mean of the exponential weight of the value',
    }),
    chartWeight: numberSetting(1, 0, 1e6, { description: 'Mean of the exponential weight of the trend' }),
    noiseWeight: numberSetting(1, 1e-9, 1e6, { description: 'Mean of the exponential weight of noise' }),
    noiseScale: numberSetting(0.001, 0, 1, {
      description: 'Standard deviation of the noise in the log return of a step',
    }),
    leastReversion: integerSetting(50, 1, 100_000, { unit: 'steps', description: 'The price comes back' }),
    mostReversion: integerSetting(100, 1, 100_000, {
      unit: 'steps',
      description: 'to the value in a time between these two',
    }),
    leastWindow: integerSetting(100, 1, 100_000, { unit: 'steps', description: 'Horizon of expectations,' }),
    mostWindow: integerSetting(200, 1, 100_000, {
      unit: 'steps',
      description: 'trends and orders: from, to',
    }),
    maxMargin: numberSetting(0.1, 0, 0.999, {
      description: 'Limits lie up to this share off the expected price',
    }),
  }),
  problem({ leastReversion, leastWindow, mostReversion, mostWindow }) {
    if (mostReversion < leastReversion) return belowLeast('Reversion', mostReversion, leastReversion);
    return mostWindow < leastWindow ? belowLeast('Window', mostWindow, leastWindow) : undefined;
  },
  create(config, { gateway, instrument, openingPrice, unitsPerSecond }) {
    const { fundamental, leastReversion, leastWindow, mostReversion, mostWindow, stepMs, ...traits } = config;
    return new FcnTraders({
      ...traits,
      gateway,
      instrument,
      openingPrice,
      fundamental: fundamental || openingPrice,
      step: Math.max(1, Math.round((stepMs * unitsPerSecond) / 1000)),
      reversionSteps: [leastReversion, mostReversion],
      windowSteps: [leastWindow, mostWindow],
    });
  },
});

/** Bounds of a uniform draw that are the wrong way round. */
function belowLeast(name: string, found: number, least: number): SettingProblem {
  return { path: `most${name}`, found, reason: `least${name} is ${least}` };
}
