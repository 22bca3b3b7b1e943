import { describe, expect, it } from 'vitest';
import { varianceRatio } from '../../../../../src/analysis/metrics/discovery/varianceRatio.ts';
import { autocorrelations } from '../../../../../src/analysis/statistics/autocorrelations.ts';
import { roughNormal, smallGenerator } from '../../../../support/tiedPrices.ts';

/** Levels whose changes follow their last by the given factor. */
function levels(count: number, factor: number, seed: number): Float64Array {
  const random = smallGenerator(seed);
  const series = new Float64Array(count + 1);
  let change = 0;
  for (let t = 1; t <= count; t++) {
    change = factor * change + roughNormal(random);
    series[t] = series[t - 1] + change;
  }
  return series;
}

const changes = (series: Float64Array) => series.subarray(1).map((level, t) => level - series[t]);

describe('varianceRatio', () => {
  it('is 1 for a random walk, and its z within what chance gives', () => {
    for (const span of [2, 5, 10]) {
      const { ratio, z } = varianceRatio(levels(20_000, 0, 4), span);
      expect(ratio).toBeCloseTo(1, 1);
      expect(Math.abs(z)).toBeLessThan(2);
    }
  });

  // Of an AR(1) with factor f: 1 + 2 (sum over k < q of (1 - k/q) f^k).
  it('is the known one for changes that follow each other', () => {
    const known = (q: number, f: number) => {
      let sum = 1;
      for (let k = 1; k < q; k++) sum += 2 * (1 - k / q) * f ** k;
      return sum;
    };
    for (const factor of [0.3, -0.4]) {
      const series = levels(40_000, factor, 8);
      for (const span of [2, 5, 10]) {
        const { ratio, z } = varianceRatio(series, span);
        expect(Math.abs(ratio / known(span, factor) - 1)).toBeLessThan(0.05);
        expect(Math.sign(z)).toBe(Math.sign(factor));
        expect(Math.abs(z)).toBeGreaterThan(10);
      }
      expect(autocorrelations(changes(series), 1)[0]).toBeCloseTo(factor, 1);
    }
  });

  // The same formulas written in numpy 2.4, over the same series.
  it('is that of an independent computation', () => {
    const series = levels(1000, 0.3, 3);
    const known = [
      [2, 1.3169094242315584, 9.121269611574956],
      [5, 1.5459460464207253, 7.430185233433663],
      [10, 1.4423101624305745, 4.0115883894529905],
    ];
    for (const [span, ratio, z] of known) {
      expect(varianceRatio(series, span).ratio).toBeCloseTo(ratio, 11);
      expect(varianceRatio(series, span).z).toBeCloseTo(z, 10);
    }
    expect(autocorrelations(changes(series), 1)[0]).toBeCloseTo(0.3159850397480356, 12);
  });

  it('is unknown where nothing moves or there is too little', () => {
    expect(varianceRatio(new Float64Array(50), 2).ratio).toBeNaN();
    expect(varianceRatio(Float64Array.of(1, 2), 2).ratio).toBeNaN();
    expect(varianceRatio(new Float64Array(0), 2).z).toBeNaN();
  });
});
