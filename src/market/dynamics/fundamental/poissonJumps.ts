import { choiceSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { findJumpSizes, jumpSizes } from './jumpSizes.ts';
import { defineValueProcess } from './valueProcess.ts';

/**
 * Jumps of either sign, each as likely, at Poisson times: the common value of Budish, Cramton and Shim, "The
 * High-Frequency Trading Arms Race", Quarterly Journal of Economics 130 (2015) 1547-1621, section VI. Sizes are whole
 * ticks, so that every value is a price.
 */
export const poissonJumps = defineValueProcess({
  name: 'poisson-jumps',
  title: 'Jumps of random size and sign at Poisson times',
  settings: settings('Jumps of the common value', {
    jumpsPerSecond: numberSetting(1, 1e-9, 1e6, { unit: '1/s', description: 'How often it jumps' }),
    sizes: choiceSetting(
      'exponential',
      jumpSizes.map(({ name }) => name),
      { description: 'Distribution of the size of a jump' },
    ),
    meanSize: numberSetting(1000, 1, 1e8, { unit: 'ticks', description: 'Mean size of a jump' }),
  }),
  create({ jumpsPerSecond, sizes, meanSize }, unitsPerSecond) {
    const meanGap = unitsPerSecond / jumpsPerSecond;
    const law = findJumpSizes(sizes);
    return {
      wait: (rng) => Math.max(1, Math.ceil(rng.exponential(meanGap))),
      move(value, _waited, rng) {
        const size = Math.round(law.draw(rng, meanSize));
        const falls = (rng.nextU32() & 1) === 0;
        // A value is a price: a fall that would go below one tick is a rise.
        return falls && value - size >= 1 ? value - size : value + size;
      },
    };
  },
});
