import { describe, expect, it } from 'vitest';
import { MAX_TICKS } from '../../../../src/core/models/units.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { randomWalk } from '../../../../src/market/dynamics/fundamental/randomWalk.ts';

const SECOND = 1_000_000_000;
const TERMS = { opening: 1000, seed: 1, name: 'news' };

describe('a random walk', () => {
  const walk = randomWalk.create({ every: '5ms', step: 10 }, SECOND, TERMS);
  const rng = createRng(1, 'walk');

  it('moves at even times, whenever it is asked', () => {
    expect(walk.wait(rng, 0)).toBe(5_000_000);
    expect(walk.wait(rng, 12_000_000)).toBe(3_000_000);
  });

  it('goes a step up or down, as often either way', () => {
    const moves = Array.from({ length: 4000 }, () => walk.move(1000, 0, rng, 0) - 1000);
    expect(new Set(moves)).toEqual(new Set([10, -10]));
    // 4 standard deviations of a fair coin.
    expect(Math.abs(moves.filter((move) => move > 0).length - 2000)).toBeLessThan(4 * Math.sqrt(1000));
  });

  it('turns back where there are no prices', () => {
    const ends = Array.from({ length: 50 }, () => [walk.move(5, 0, rng, 0), walk.move(MAX_TICKS, 0, rng, 0)]);
    expect(new Set(ends.map(([low]) => low))).toEqual(new Set([15]));
    expect(new Set(ends.map(([, high]) => high))).toEqual(new Set([MAX_TICKS - 10]));
  });
});
