import { describe, expect, it } from 'vitest';
import { autocorrelations } from '../../../../src/analysis/statistics/autocorrelations.ts';
import { blockBootstrapInterval } from '../../../../src/analysis/statistics/blockBootstrap.ts';
import { detrendedFluctuation } from '../../../../src/analysis/statistics/detrendedFluctuation.ts';
import { hillTail } from '../../../../src/analysis/statistics/hillTail.ts';
import { chiSquaredTail, lowerGamma } from '../../../../src/analysis/statistics/incompleteGamma.ts';
import {
  kolmogorovSmirnov,
  kolmogorovTail,
  twoSampleKolmogorovSmirnov,
} from '../../../../src/analysis/statistics/kolmogorovSmirnov.ts';
import { ljungBox } from '../../../../src/analysis/statistics/ljungBox.ts';
import { rankCorrelation, ranks } from '../../../../src/analysis/statistics/rankCorrelation.ts';
import { sampleShape } from '../../../../src/analysis/statistics/sampleShape.ts';
import { weibullFit } from '../../../../src/analysis/statistics/weibullFit.ts';
import { normalCdf } from '../../../../src/core/utils/math/erf.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

/** Series that any language can make; expected figures from SciPy 1.17.1 and statsmodels 0.15.0. */
const x = Float64Array.from({ length: 120 }, (_, k) => (((k + 1) ** 2 * 7 + 3 * (k + 1)) % 101) / 10 - 5);
const z = Float64Array.from({ length: 80 }, (_, k) => (((k + 1) ** 3 + 5 * (k + 1)) % 97) / 10 - 4);

const LB5 = [10.398673566226305, 0.06469567410464327];
const LB10 = [14.945647476392526, 0.1340560526610534];

function ar1(phi: number, length: number, seed: number): Float64Array {
  const rng = createRng(seed, 'ar1');
  const series = new Float64Array(length);
  for (let i = 1; i < length; i++) series[i] = phi * series[i - 1] + rng.normal();
  return series;
}

describe('the incomplete gamma function', () => {
  it.each([
    [0.5, 0.1, 0.34527915398142317],
    [2.5, 3, 0.6937810815867212],
    [10, 4, 0.008132242796933871],
    [30, 45, 0.9926628007022035],
    [150, 140, 0.2095436239186071],
  ])('P(%d, %d) as scipy.special.gammainc', (a, at, expected) => {
    expect(lowerGamma(a, at)).toBeCloseTo(expected, 12);
  });

  it.each([
    [3.84, 1, 0.05004352124870519],
    [30, 10, 0.000856641210775301],
    [0.5, 4, 0.9735009788392561],
    [250, 200, 0.009379131668826098],
  ])('the tail of chi-squared at %d with %d degrees', (at, freedom, expected) => {
    expect(chiSquaredTail(at, freedom) / expected).toBeCloseTo(1, 10);
  });
});

it('moments are those of scipy.stats', () => {
  const { mean, variance, skewness, excessKurtosis } = sampleShape(x);
  expect(mean).toBeCloseTo(-0.30083333333333334, 13);
  expect(variance).toBeCloseTo(9.375582638888888, 12);
  expect(skewness).toBeCloseTo(0.135020901990702, 12);
  expect(excessKurtosis).toBeCloseTo(-1.25205451416005, 12);
});

describe('Ljung and Box', () => {
  it('gives the statistic and the p-value of statsmodels', () => {
    const five = ljungBox(x, 5);
    const ten = ljungBox(x, 10);
    expect(five.statistic).toBeCloseTo(LB5[0], 10);
    expect(five.pValue).toBeCloseTo(LB5[1], 10);
    expect(ten.statistic).toBeCloseTo(LB10[0], 10);
    expect(ten.pValue).toBeCloseTo(LB10[1], 10);
  });

  it('rejects independent series about as often as it says', () => {
    const rejected = Array.from({ length: 400 }, (_, seed) => ljungBox(ar1(0, 300, seed), 10).pValue < 0.05);
    expect(Math.abs(rejected.filter(Boolean).length / 400 - 0.05)).toBeLessThan(3 * Math.sqrt(0.0475 / 400));
  });
});

describe('Kolmogorov and Smirnov', () => {
  it.each([
    [0.3, 0.9999906941986655],
    [0.7, 0.7112351950296893],
    [1.1, 0.1777181926064012],
    [1.2, 0.11224966667072497],
    [1.5, 0.022217962616525127],
    [2.2, 0.00012504300754960976],
  ])('the tail of the limit at %d', (at, expected) => {
    expect(kolmogorovTail(at)).toBeCloseTo(expected, 7);
  });

  it('one sample: the distance of scipy, the p-value between its exact and its asymptotic one', () => {
    const { statistic, pValue } = kolmogorovSmirnov(x, (value) => normalCdf(value / 3));
    expect(statistic).toBeCloseTo(0.14979579460734643, 12);
    expect(pValue).toBeGreaterThan(0.0073);
    expect(pValue).toBeLessThan(0.0092);
  });

  it('two samples with ties', () => {
    const { statistic, pValue } = twoSampleKolmogorovSmirnov(x, z);
    expect(statistic).toBeCloseTo(0.1958333333333333, 12);
    expect(pValue).toBeGreaterThan(0.035);
    expect(pValue).toBeLessThan(0.047);
  });

  it('rejects samples of the distribution about as often as it says', () => {
    const rejected = Array.from({ length: 1000 }, (_, seed) => {
      const rng = createRng(seed, 'ks');
      const sample = Float64Array.from({ length: 50 }, () => rng.uniform());
      return kolmogorovSmirnov(sample, (u) => u).pValue < 0.05;
    });
    expect(Math.abs(rejected.filter(Boolean).length / 1000 - 0.05)).toBeLessThan(
      3 * Math.sqrt(0.0475 / 1000),
    );
  });
});

describe('ranks', () => {
  it('are shared by equal values', () => {
    expect([...ranks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4]);
  });

  it('correlate as scipy says, and perfectly where one rises with the other', () => {
    expect(rankCorrelation(x.subarray(0, 80), z)).toBeCloseTo(-0.057436156091482414, 12);
    expect(rankCorrelation([1, 2, 3, 4], [1, 8, 27, 64])).toBe(1);
  });
});

describe("Hill's estimator", () => {
  it('finds the exponent of a Pareto tail within three standard errors', () => {
    const rng = createRng(5, 'pareto');
    const values = Float64Array.from({ length: 20_000 }, () => (1 - rng.uniform()) ** (-1 / 3));
    const { index, standardError, values: used } = hillTail(values, 0.05);
    expect(used).toBe(1000);
    expect(Math.abs(index - 3)).toBeLessThan(3 * standardError);
  });

  it('has none where its threshold would be zero', () => {
    expect(hillTail([0, 0, 0, 0, 5, 6, 7, 8], 0.5).index).toBeNaN();
  });
});

describe('detrended fluctuation analysis', () => {
  it('gives a half for independent values and one and a half for a random walk', () => {
    const noise = ar1(0, 30_000, 3);
    const walk = ar1(1, 30_000, 3);
    expect(detrendedFluctuation(noise).exponent).toBeCloseTo(0.5, 1);
    expect(detrendedFluctuation(walk).exponent).toBeCloseTo(1.5, 1);
  });

  it('says nothing of a series that is too short', () => {
    expect(detrendedFluctuation(ar1(0, 300, 1)).exponent).toBeNaN();
  });
});

it('autocorrelations of an autoregression fall as powers of its coefficient', () => {
  const found = autocorrelations(ar1(0.7, 50_000, 9), 4);
  for (const [index, value] of found.entries()) expect(value).toBeCloseTo(0.7 ** (index + 1), 1);
});

describe('the stationary bootstrap', () => {
  const covers = (block: number) => {
    let covered = 0;
    for (let seed = 0; seed < 200; seed++) {
      const series = ar1(0.5, 2000, seed);
      const mean = (sample: Float64Array) => sample.reduce((sum, value) => sum + value, 0) / sample.length;
      const rng = createRng(seed, 'blocks');
      const { low, high } = blockBootstrapInterval(series, mean, { level: 0.95, resamples: 150, block, rng });
      if (low <= 0 && 0 <= high) covered++;
    }
    return covered / 200;
  };

  it('covers the mean of a dependent series nearly as often as it says, which single values do not', () => {
    expect(covers(30)).toBeGreaterThan(0.87);
    expect(covers(1)).toBeLessThan(0.75);
  });
});

describe('the Weibull fit', () => {
  it('solves the likelihood equation (root by scipy.optimize.brentq)', () => {
    const values = Array.from({ length: 149 }, (_, k) => ((((k + 1) * 37) % 199) + 1) / 20);
    const { shape, scale } = weibullFit(values);
    expect(shape).toBeCloseTo(1.7147631201273363, 10);
    expect(scale).toBeCloseTo(5.609171479210727, 10);
  });

  it('finds its own parameters within three standard errors', () => {
    const rng = createRng(2, 'weibull');
    const values = Float64Array.from({ length: 4000 }, () => 3 * (-Math.log(1 - rng.uniform())) ** (1 / 0.6));
    const { shape, standardError } = weibullFit(values);
    expect(Math.abs(shape - 0.6)).toBeLessThan(3 * standardError);
  });
});
