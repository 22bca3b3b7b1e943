import { describe, expect, it } from 'vitest';
import { DepthProfile } from '../../../../src/analysis/realism/series/depthProfile.ts';
import { PriceLevels } from '../../../../src/core/data/l2/priceLevels.ts';
import { BUY } from '../../../../src/core/models/side.ts';

describe('depth by distance', () => {
  it('finds the tick from the prices, and gives up what was counted with a coarser one', () => {
    const profile = new DepthProfile(0);
    const levels = new PriceLevels();
    for (const price of [10_000, 10_300, 10_600]) profile.met(price);
    expect(profile.tick).toBe(100);
    levels.set(BUY, 10_600, 1);
    levels.set(BUY, 10_300, 5);
    profile.sample(levels, 10);
    profile.met(10_650);
    expect(profile.tick).toBe(50);
    profile.sample(levels, 2);
    const { sums, samples } = profile.finish();
    expect([...samples]).toEqual([2]);
    // Six ticks behind: the bin of 6 and 7.
    expect([...sums].flatMap((sum, bin) => (sum > 0 ? [[bin, sum]] : []))).toEqual([
      [0, 2],
      [5, 10],
    ]);
  });

  it('begins a row every five minutes', () => {
    const profile = new DepthProfile(1);
    const levels = new PriceLevels();
    levels.set(BUY, 10, 3);
    profile.sample(levels, 650);
    expect([...profile.finish().samples]).toEqual([300, 300, 50]);
  });

  it('leaves out what is too far away to matter', () => {
    const profile = new DepthProfile(1);
    const levels = new PriceLevels();
    levels.set(BUY, 5000, 3);
    levels.set(BUY, 1, 1000);
    profile.sample(levels, 1);
    expect(profile.finish().sums.reduce((sum, lots) => sum + lots, 0)).toBe(3);
  });
});
