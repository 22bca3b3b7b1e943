import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GaussMarkovPath, ROOT_SPAN } from '../../../../../src/market/dynamics/paths/gaussMarkovPath.ts';
import { JumpPath } from '../../../../../src/market/dynamics/paths/jumpPath.ts';
import { SeasonalPath } from '../../../../../src/market/dynamics/paths/seasonalPath.ts';
import { mertonPath, ornsteinUhlenbeckPath } from '../../../../../src/market/dynamics/paths/valuePaths.ts';

const HOUR = 3_600_000_000_000;
const time = fc.oneof(
  fc.integer({ min: 0, max: 10 * HOUR }),
  fc.integer({ min: 0, max: 9 }).map((root) => root * ROOT_SPAN),
);
const paths = {
  'Ornstein-Uhlenbeck': (seed: number) =>
    ornsteinUhlenbeckPath(
      {
        mean: 1e5,
        reversion: 1e-13,
        volatility: 5e-5,
        shockRate: 1e-12,
        shockMean: 1000,
        shockDeviation: 223,
      },
      seed,
      'x',
    ),
  Merton: (seed: number) =>
    mertonPath(
      { opening: 100, drift: 1e-15, volatility: 1e-8, jumpRate: 1e-12, jumpMean: -0.01, jumpDeviation: 0.02 },
      seed,
      'x',
    ),
};

describe.each(Object.entries(paths))('%s', (_name, create) => {
  it('gives the same value at a time, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(time, { minLength: 1, maxLength: 30 }), (seed, times) => {
        const asked = create(seed);
        const answers = times.map((t) => asked.at(t));
        for (const [i, t] of times.entries()) expect(create(seed).at(t)).toBe(answers[i]);
        expect(times.map((t) => asked.at(t))).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  });
});

interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly covariance: number;
}

function moments(pairs: readonly (readonly [number, number])[]): Moments {
  const n = pairs.length;
  const mean = pairs.reduce((sum, [, b]) => sum + b, 0) / n;
  const first = pairs.reduce((sum, [a]) => sum + a, 0) / n;
  const variance = pairs.reduce((sum, [, b]) => sum + (b - mean) ** 2, 0) / (n - 1);
  const covariance = pairs.reduce((sum, [a, b]) => sum + (a - first) * (b - mean), 0) / (n - 1);
  return { mean, variance, covariance };
}

const SEEDS = 6000;
const KAPPA = 4e-13;
const SIGMA = 2e-4;

/** Whole pairs within one cell, over its edge, and over several cells. */
describe.each([
  [1_000_000_000, 300_000_000_000],
  [ROOT_SPAN - 7, ROOT_SPAN + 12_345_678_901],
  [ROOT_SPAN / 3, 3.7 * ROOT_SPAN].map(Math.round) as [number, number],
])('the law of an Ornstein-Uhlenbeck path at %d and %d', (early, late) => {
  const pairs = Array.from({ length: SEEDS }, (_, seed) => {
    const path = new GaussMarkovPath(
      { mean: 50, reversion: KAPPA, volatility: SIGMA, opening: 80 },
      seed,
      'law',
    );
    return [path.at(early), path.at(late)] as const;
  });
  const { mean, variance, covariance } = moments(pairs);
  const varianceAt = (t: number) => (SIGMA ** 2 * (1 - Math.exp(-2 * KAPPA * t))) / (2 * KAPPA);

  it('has mean, variance and covariance of the process within four standard errors', () => {
    const expected = varianceAt(late);
    expect(Math.abs(mean - (50 + 30 * Math.exp(-KAPPA * late)))).toBeLessThan(
      4 * Math.sqrt(expected / SEEDS),
    );
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / SEEDS));
    const shared = varianceAt(early) * Math.exp(-KAPPA * (late - early));
    const error = Math.sqrt((varianceAt(early) * expected + shared ** 2) / SEEDS);
    expect(Math.abs(covariance - shared)).toBeLessThan(4 * error);
  });
});

describe('a Brownian path', () => {
  it('has independent increments whose variance is their length, down to a unit of time', () => {
    const path = new GaussMarkovPath({ mean: 0, reversion: 0, volatility: 1 }, 7, 'increments');
    const increments = Array.from({ length: 20_000 }, (_, t) => path.at(t + 1) - path.at(t));
    const squares = increments.map((x) => x * x).reduce((sum, x) => sum + x, 0) / increments.length;
    const lagged = increments.slice(1).map((x, i) => x * increments[i]);
    expect(Math.abs(squares - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
    expect(Math.abs(lagged.reduce((sum, x) => sum + x, 0) / lagged.length)).toBeLessThan(
      4 / Math.sqrt(20_000),
    );
  });
});

describe('jumps', () => {
  it('come at their rate, and go away at theirs', () => {
    const span = 5 * ROOT_SPAN;
    const counts = Array.from({ length: 2000 }, (_, seed) => {
      return new JumpPath({ rate: 2 / ROOT_SPAN, reversion: 0, size: () => 1 }, seed, 'count').at(span);
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(Math.abs(mean - 10)).toBeLessThan(4 * Math.sqrt(10 / counts.length));
    // Shot noise: rate (1 - e^(-kappa t)) / kappa.
    const reversion = 1 / ROOT_SPAN;
    const left = Array.from({ length: 2000 }, (_, seed) => {
      return new JumpPath({ rate: 2 / ROOT_SPAN, reversion, size: () => 1 }, seed, 'left').at(span);
    });
    const expected = 2 * (1 - Math.exp(-5));
    const found = left.reduce((sum, x) => sum + x, 0) / left.length;
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((1 - Math.exp(-10)) / left.length));
  });
});

describe('the geometric Brownian motion', () => {
  it('grows by its drift on average, and its logarithm has its volatility', () => {
    const parameters = {
      opening: 100,
      drift: 2e-14,
      volatility: 2e-7,
      jumpRate: 0,
      jumpMean: 0,
      jumpDeviation: 0,
    };
    const t = 2 * HOUR;
    const values = Array.from({ length: SEEDS }, (_, seed) => mertonPath(parameters, seed, 'gbm').at(t));
    const logs = values.map((value) => [0, Math.log(value / 100)] as const);
    const { mean, variance } = moments(logs);
    const expected = parameters.volatility ** 2 * t;
    expect(Math.abs(mean - (parameters.drift * t - expected / 2))).toBeLessThan(
      4 * Math.sqrt(expected / SEEDS),
    );
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / SEEDS));
  });
});

describe('a season', () => {
  it('runs the path by a clock that counts faster where it says so', () => {
    const clock = { at: (t: number) => t };
    const rows = [
      { from: 0, pace: 2 },
      { from: 100, pace: 0.5 },
      { from: 200, pace: 1 },
    ];
    const season = new SeasonalPath(clock, rows);
    expect([0, 50, 100, 150, 200, 260].map((t) => season.at(t))).toEqual([0, 100, 200, 225, 250, 310]);
  });
});
