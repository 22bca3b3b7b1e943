import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../../src/analysis/statistics/bootstrap.ts';
import { meanOf } from '../../../../src/analysis/statistics/moments.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

/** Spatial test data: Efron and Tibshirani (1993), An Introduction to the Bootstrap, table 14.1. */
const SPATIAL = Float64Array.of(
  ...[48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6],
  ...[0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41],
);
const plugInVariance = (sample: Float64Array) => {
  const mean = meanOf(sample);
  return meanOf(sample.map((value) => (value - mean) ** 2));
};
const stream = () => createRng(1, 'test of the bootstrap');

describe('the bootstrap interval', () => {
  it("is the book's: 115.8 to 259.6 for the variance of 171.5, from 2000 resamples", () => {
    expect(plugInVariance(SPATIAL)).toBeCloseTo(171.5, 1);
    const { low, high } = bootstrapInterval(SPATIAL, plugInVariance, {
      level: 0.9,
      resamples: 20_000,
      rng: stream(),
    });
    expect(Math.abs(low - 115.8)).toBeLessThan(3);
    expect(Math.abs(high - 259.6)).toBeLessThan(5);
  });

  it('comes out of its stream alone', () => {
    const interval = () => bootstrapInterval(SPATIAL, meanOf, { level: 0.95, resamples: 500, rng: stream() });
    expect(interval()).toEqual(interval());
  });

  it('is a point where all values are the same, and nothing where there is one', () => {
    const options = { level: 0.95, resamples: 100, rng: stream() };
    expect(bootstrapInterval(Float64Array.of(2, 2, 2), meanOf, options)).toEqual({ low: 2, high: 2 });
    expect(bootstrapInterval(Float64Array.of(2), meanOf, options)).toEqual({ low: NaN, high: NaN });
  });
});
