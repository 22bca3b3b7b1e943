import { describe, expect, it } from 'vitest';
import {
  batchRentShare,
  equilibriumHalfSpread,
  makerProfit,
  type SnipingModel,
  sniperProfit,
  snipingRent,
} from '../../../../src/analysis/theory/snipingEquilibrium.ts';
import { exp } from '../../../../src/core/utils/math/exp.ts';
import { jumpSizes } from '../../../../src/market/dynamics/fundamental/jumpSizes.ts';

/** Lambert's W(1), the omega constant (OEIS A030178). */
const OMEGA = 0.5671432904097838;

const exponential: SnipingModel = { investorRate: 1, jumpRate: 1, excess: (h) => exp(-h) };

describe('the equilibrium half-spread', () => {
  it('is W(1) for exponential jumps of mean 1 and equal rates', () => {
    expect(Math.abs(equilibriumHalfSpread(exponential) - OMEGA)).toBeLessThan(1e-12);
  });

  it('grows with the unit of prices, and with the rate of jumps', () => {
    const inTicks: SnipingModel = { ...exponential, excess: (h) => 1000 * exp(-h / 1000) };
    expect(equilibriumHalfSpread(inTicks)).toBeCloseTo(1000 * OMEGA, 9);
    // x e^x = 2 at W(2) = 0.8526055020137254913 (Corless et al. 1996 tabulate W; OEIS A299613).
    expect(equilibriumHalfSpread({ ...exponential, jumpRate: 2 })).toBeCloseTo(0.8526055020137255, 12);
  });

  it('is where the fixed jump pays its share: h = a (J - h), so h = J a / (1 + a)', () => {
    const fixed = { investorRate: 3, jumpRate: 2, excess: (h: number) => Math.max(0, 10 - h) };
    expect(equilibriumHalfSpread(fixed)).toBeCloseTo(4, 12);
  });

  it.each(jumpSizes)('solves equation 3 with $name jumps', ({ excess }) => {
    const model = { investorRate: 0.7, jumpRate: 1.9, excess: (h: number) => excess(50, h) };
    const halfSpread = equilibriumHalfSpread(model);
    expect(Math.abs(0.7 * halfSpread - snipingRent(model, halfSpread))).toBeLessThan(1e-12);
  });

  it('is none where nobody comes to trade, and nothing where the value never jumps', () => {
    expect(() => equilibriumHalfSpread({ ...exponential, investorRate: 0 })).toThrow(RangeError);
    expect(equilibriumHalfSpread({ ...exponential, jumpRate: 0 })).toBe(0);
  });
});

describe('profits', () => {
  it.each([2, 3, 10])(
    'of the maker and of a sniper are the same at the equilibrium, for %i firms',
    (firms) => {
      const halfSpread = equilibriumHalfSpread(exponential);
      const maker = makerProfit(exponential, halfSpread, firms);
      expect(maker).toBeCloseTo(sniperProfit(exponential, halfSpread, firms), 12);
      expect(maker * firms).toBeCloseTo(halfSpread, 12);
    },
  );

  it('add up to what investors pay, at any half-spread', () => {
    for (const halfSpread of [0, 0.1, 1, 3]) {
      const all = makerProfit(exponential, halfSpread, 4) + 3 * sniperProfit(exponential, halfSpread, 4);
      expect(all).toBeCloseTo(halfSpread, 12);
    }
  });
});

describe('the share of the rent that batches leave', () => {
  it('is the speed advantage over the interval, and never more than all of it', () => {
    expect(batchRentShare(1, 100)).toBe(0.01);
    expect(batchRentShare(3, 2)).toBe(1);
  });
});
