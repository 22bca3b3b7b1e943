import { describe, expect, it } from 'vitest';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { findJumpSizes, jumpSizes } from '../../../../src/market/dynamics/fundamental/jumpSizes.ts';

const MEAN = 1000;
const DRAWS = 40_000;

describe.each(jumpSizes)('jumps of $name size', ({ name, draw, excess }) => {
  it.each([0, 300, 567, 999, 2500])(
    'exceed %i ticks by as much as the formula says, in the mean',
    (threshold) => {
      const rng = createRng(7, `${name} ${threshold}`);
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < DRAWS; i++) {
        const beyond = Math.max(0, draw(rng, MEAN) - threshold);
        sum += beyond;
        squares += beyond * beyond;
      }
      const mean = sum / DRAWS;
      const error = Math.sqrt((squares / DRAWS - mean * mean) / DRAWS);
      expect(Math.abs(mean - excess(MEAN, threshold))).toBeLessThanOrEqual(2.5 * error + 1e-9);
    },
  );

  it('have the mean that is asked for', () => {
    expect(excess(MEAN, 0)).toBeCloseTo(MEAN, 9);
  });
});

describe('jump sizes by name', () => {
  it('are found', () => {
    expect(jumpSizes.map(({ name }) => findJumpSizes(name).name)).toEqual(['exponential', 'fixed', 'normal']);
  });

  it('of a centred normal fall as tables of its loss function say: E[(|Z| - 1)+] = 0.1666309', () => {
    // Unit normal loss L(1) = 0.08331547, twice; the mean size of Z is sqrt(2 / pi).
    expect(findJumpSizes('normal').excess(0.7978845608028654, 1)).toBeCloseTo(0.1666309, 6);
  });
});
