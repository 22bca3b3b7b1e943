import { describe, expect, it } from 'vitest';
import { errorCorrection } from '../../../../../src/analysis/metrics/discovery/errorCorrection.ts';
import { informationShares } from '../../../../../src/analysis/metrics/discovery/informationShares.ts';
import { roughNormal, smallGenerator, tiedPrices } from '../../../../support/tiedPrices.ts';

/** A third price that is the first of two, seen with noise. */
function threePrices(): Float64Array[] {
  const two = tiedPrices(1500, [0.1, 0.2], 0.3, 5);
  const random = smallGenerator(9);
  return [...two, two[0].map((price) => price + roughNormal(random))];
}

describe('informationShares', () => {
  // Both go a tenth of the gap, so both weigh a half: the first in the order has (1 + correlation) / 2, the last
  // (1 - correlation) / 2.
  it('are those of a system whose shares are known', () => {
    const shares = informationShares(tiedPrices(40_000, [0.1, 0.1], 0.5, 1), 2)!;
    for (const { lower, upper, component } of shares) {
      expect(lower).toBeCloseTo(0.25, 1);
      expect(upper).toBeCloseTo(0.75, 1);
      expect(component).toBeCloseTo(0.5, 1);
    }
    expect(shares[0].lower + shares[1].upper).toBeCloseTo(1, 12);
  });

  it('are all with the price that the other follows', () => {
    const [leader, follower] = informationShares(tiedPrices(20_000, [0, 0.3], 0, 2), 5)!;
    expect(leader.lower).toBeGreaterThan(0.995);
    expect(leader.component).toBeGreaterThan(0.95);
    expect(follower.upper).toBeLessThan(0.005);
  });

  // The same model fitted by numpy 2.4 to the same series: numpy.linalg.lstsq for the regression, svd for the vector
  // orthogonal to the reactions, cholesky for every order.
  it('are those of an independent computation, for two prices', () => {
    const [first, second] = informationShares(tiedPrices(2000, [0.05, 0.15], 0.4, 11), 3)!;
    expect(first.lower).toBeCloseTo(0.50328148, 7);
    expect(first.upper).toBeCloseTo(0.8694844, 7);
    expect(second.lower).toBeCloseTo(0.1305156, 7);
    expect(second.upper).toBeCloseTo(0.49671852, 7);
    expect([first.component, second.component].map((share) => share.toFixed(7))).toEqual([
      '0.6600706',
      '0.3399294',
    ]);
    const { covariance } = errorCorrection(tiedPrices(2000, [0.05, 0.15], 0.4, 11), 3)!;
    expect(covariance[0][0]).toBeCloseTo(1.01332096, 7);
    expect(covariance[0][1]).toBeCloseTo(0.40169764, 7);
    expect(covariance[1][1]).toBeCloseTo(0.99083606, 7);
  });

  it('are those of an independent computation, for three prices over all orders', () => {
    const shares = informationShares(threePrices(), 2)!;
    const known = [
      [0.329656263, 0.84468196, 0.67987092],
      [0.154721936, 0.35134933, 0.3278963],
      [0.0000876040815, 0.41031803, -0.00776721],
    ];
    shares.forEach(({ lower, upper, component }, i) => {
      expect(lower).toBeCloseTo(known[i][0], 8);
      expect(upper).toBeCloseTo(known[i][1], 7);
      expect(component).toBeCloseTo(known[i][2], 7);
    });
  });

  it('are unknown of one price, of too few samples and of prices that are the same', () => {
    const [first] = tiedPrices(100, [0.1, 0.1], 0, 1);
    expect(informationShares([first], 2)).toBeUndefined();
    expect(informationShares([first, first], 2)).toBeUndefined();
    expect(informationShares([first.subarray(0, 5), first.subarray(5, 10)], 2)).toBeUndefined();
    expect(informationShares([], 2)).toBeUndefined();
  });
});
