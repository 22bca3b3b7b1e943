import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import { seasonProblem, seasonSetting, unitsOf } from '../../dynamics/arrivals/seasonSettings.ts';
import { defineAgent } from '../defineAgent.ts';
import { orderSizes, sizeProperties } from './orderSizes.ts';
import { requireValue } from './requireValue.ts';
import { settingPath } from './settingPath.ts';
import { ValueTrader } from './valueTrader.ts';

/** What is seen of the value is at most so old: some hundredths of a tick, where the error of a look is 30 ticks. */
const LOOK_SECONDS = 0.002;

/** Whoever believes in a fundamental value: {@link ValueTrader}. Defaults are those of the ABIDES configuration rmsc04. */
export const valueAgent = defineAgent({
  name: 'value',
  title: 'Estimates the fundamental value from noisy looks at it, and buys below, sells above (ABIDES)',
  source:
    'Byrd, Hybinette and Balch, ABIDES, SIGSIM-PADS (2020); Wah, Wright and Wellman, Journal of Artificial Intelligence Research 59 (2017) 613-650',
  settings: settings('A view of the value', {
    arrivalRate: numberSetting(0.0057, 1e-9, 1e6, {
      unit: '1/s',
      description: 'Poisson rate of its arrivals',
    }),
    season: seasonSetting('of its arrivals'),
    mean: integerSetting(0, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'What it takes the value to come back to; 0: the opening price',
    }),
    reversion: numberSetting(1.67e-6, 0, 1e6, {
      unit: '1/s',
      description: 'How fast it takes it to come back',
    }),
    shockVariance: numberSetting(2.5, 0, 1e18, {
      unit: 'ticks^2/s',
      description: 'How much it takes the value to move',
    }),
    observationVariance: numberSetting(1000, 0, 1e12, {
      unit: 'ticks^2',
      description: 'Variance of the error of one look at it',
    }),
    horizon: textSetting('6h30m', {
      unit: 'duration',
      description: 'It trades on what the value will be then, from the start; 0s: on the present one',
    }),
    aggressiveShare: numberSetting(0.1, 0, 1, {
      description: 'Share of its orders at the opposite best price',
    }),
    depthInSpreads: numberSetting(2, 0, 1000, {
      unit: 'spreads',
      description: 'The prices of the others are less than this better for it',
    }),
    ...sizeProperties,
  }),
  problem: ({ season }) => seasonProblem(season),
  create(config, place) {
    const { unitsPerSecond } = place;
    const { arrivalRate, season, mean, reversion, shockVariance, observationVariance, horizon } = config;
    return new ValueTrader(
      {
        value: requireValue(place, 'value'),
        lookGrid: powerOfTwoBelow(LOOK_SECONDS * unitsPerSecond),
        belief: {
          mean: mean === 0 ? place.openingPrice : mean,
          reversion: reversion / unitsPerSecond,
          shockVariance: shockVariance / unitsPerSecond,
          observationVariance,
        },
        arrivals: new PoissonArrivals(unitsPerSecond / arrivalRate, season, unitsPerSecond),
        horizon: unitsOf(horizon, settingPath(place, 'horizon'), unitsPerSecond),
        aggressiveShare: config.aggressiveShare,
        depthInSpreads: config.depthInSpreads,
        size: orderSizes(config),
      },
      place,
    );
  },
});

function powerOfTwoBelow(bound: number): number {
  let power = 1;
  while (2 * power <= bound) power *= 2;
  return power;
}
