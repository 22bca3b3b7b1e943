import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { unitsOf } from '../arrivals/seasonSettings.ts';
import { defineValueProcess } from './valueProcess.ts';

/**
 * Up or down by the same step at even times, with equal chances: how Avellaneda and Stoikov, "High-frequency trading in a
 * limit order book" (2008), section 3.3, let the mid price move, by sigma times the root of the interval.
 */
export const randomWalk = defineValueProcess({
  name: 'random-walk',
  title: 'A step up or down at even times, with equal chances',
  settings: settings('Steps of the common value', {
    every: textSetting('100ms', { unit: 'duration', description: 'Between two steps' }),
    step: integerSetting(10, 1, MAX_TICKS, { unit: 'ticks', description: 'Size of a step' }),
  }),
  create({ every, step }, unitsPerSecond) {
    const interval = Math.max(1, unitsOf(every, 'fundamental.settings.every', unitsPerSecond));
    return {
      wait: (_rng, now) => interval - (now % interval),
      move(value, _waited, rng) {
        const falls = (rng.nextU32() & 1) === 0;
        // A value is a price: what would leave the prices goes the other way.
        if (falls) return value - step >= 1 ? value - step : value + step;
        return value + step <= MAX_TICKS ? value + step : value - step;
      },
    };
  },
});
