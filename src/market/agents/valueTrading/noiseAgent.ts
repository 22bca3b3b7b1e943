import { choiceSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { unitsOf } from '../../dynamics/arrivals/seasonSettings.ts';
import { drawUShape } from '../../dynamics/arrivals/uShape.ts';
import { defineAgent } from '../defineAgent.ts';
import { NoiseTrader } from './noiseTrader.ts';
import { orderSizes, sizeProperties } from './orderSizes.ts';
import { settingPath } from './settingPath.ts';

/** Whoever trades for reasons of no interest: {@link NoiseTrader}. */
export const noiseAgent = defineAgent({
  name: 'noise',
  title: 'Comes once, and buys or sells at the best opposite price (ABIDES)',
  source: 'Byrd, Hybinette and Balch, ABIDES, SIGSIM-PADS (2020)',
  settings: settings('One arrival', {
    arrival: choiceSetting('u-shape', ['u-shape', 'uniform'], {
      description: 'When it comes: mostly early and late, or at any time',
    }),
    before: textSetting('0s', {
      unit: 'duration',
      description: 'The times begin so long before the start; who would come too early comes at once',
    }),
    until: textSetting('6h30m', { unit: 'duration', description: 'The times end then' }),
    ...sizeProperties,
  }),
  create(config, place) {
    const before = unitsOf(config.before, settingPath(place, 'before'), place.unitsPerSecond);
    const span = before + unitsOf(config.until, settingPath(place, 'until'), place.unitsPerSecond);
    const isEven = config.arrival === 'uniform';
    return new NoiseTrader(
      {
        arrival: ({ rng }) =>
          Math.max(0, Math.round((isEven ? rng.uniform() : drawUShape(rng)) * span) - before),
        size: orderSizes(config),
      },
      place,
    );
  },
});
