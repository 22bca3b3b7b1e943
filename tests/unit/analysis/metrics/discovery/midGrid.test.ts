import { describe, expect, it } from 'vitest';
import { gridStep, MidGrid } from '../../../../../src/analysis/metrics/discovery/midGrid.ts';
import { PriceDiscovery } from '../../../../../src/analysis/metrics/discovery/priceDiscovery.ts';
import { tiedPrices } from '../../../../support/tiedPrices.ts';

describe('gridStep', () => {
  it('is a round step that gives two thousand samples or more', () => {
    expect(gridStep(3600e9, 1)).toBe(1e9);
    expect(gridStep(600e9, 1)).toBe(2e8);
    expect(gridStep(60e9, 1)).toBe(2e7);
    expect(gridStep(6e7, 1000)).toBe(2e4);
    expect(gridStep(100, 1)).toBe(1);
    expect(gridStep(0, 1)).toBe(1);
  });
});

describe('MidGrid', () => {
  it('has at each sample what stands at its time, with all that happened at it', () => {
    const grid = new MidGrid(100, 150, 10);
    grid.quote(105, 10, 12);
    grid.quote(120, 10, 14);
    grid.quote(120, 12, 14);
    grid.quote(131, 12, 0);
    grid.quote(149, 20, 22);
    grid.finish();
    expect([...grid.mids]).toEqual([Number.NaN, 11, 13, 13, 13, 21]);
  });
});

describe('PriceDiscovery', () => {
  it('tells the listing that leads, in ticks of different size, and passes over one without a mid', () => {
    const [leader, follower] = tiedPrices(3000, [0, 0.3], 0, 2);
    const span = { start: 0, end: 2999, timeResolutionNs: 1 };
    const discovery = new PriceDiscovery([4, 6, 7], [1, 2, 1], 6, span);
    for (let t = 0; t < leader.length; t++) {
      // Whole ticks: the leader's are hundredths of a step, the follower's twice as wide.
      const [a, b] = [Math.round(leader[t] * 100), Math.round(follower[t] * 50)];
      discovery.quote(4, t, a - 1, a + 1);
      discovery.quote(6, t, b - 1, b + 1);
      discovery.quote(7, t, a, 0);
      discovery.quote(9, t, 1, 2);
    }
    const { shares, samples } = discovery.finish();
    expect(samples).toBe(3000);
    expect(shares.map(({ place }) => place)).toEqual([4, 6]);
    expect(shares[0].lower).toBeGreaterThan(0.99);
    expect(shares[1].upper).toBeLessThan(0.01);
  });

  it('has no shares where there is one listing', () => {
    const discovery = new PriceDiscovery([0], [1], 0, { start: 0, end: 10, timeResolutionNs: 1 });
    discovery.quote(0, 3, 1, 3);
    expect(discovery.finish().shares).toEqual([]);
  });
});
