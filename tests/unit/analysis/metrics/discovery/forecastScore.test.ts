import { describe, expect, it } from 'vitest';
import { ForecastScore } from '../../../../../src/analysis/metrics/discovery/forecastScore.ts';

/** Last prices, and what each claim was worth. */
function scoreOf(prices: readonly number[], worth: readonly number[]): number {
  const score = new ForecastScore(prices.length);
  for (const [instrument, price] of prices.entries()) if (price > 0) score.trade(instrument, price);
  for (const [instrument, price] of worth.entries()) score.settled(instrument, price);
  return score.finish();
}

describe('the score of Brier', () => {
  it('is the mean squared distance of probabilities from what came true', () => {
    expect(scoreOf([50, 50], [100, 0])).toBe(0.25);
    expect(scoreOf([100, 0], [100, 0])).toBeNaN();
    expect(scoreOf([80, 20], [100, 0])).toBeCloseTo(0.04, 12);
    expect(scoreOf([10, 60, 30], [0, 0, 100])).toBeCloseTo((0.01 + 0.36 + 0.49) / 3, 12);
  });

  it('takes the last price of each', () => {
    const score = new ForecastScore(2);
    for (const price of [20, 90]) score.trade(0, price);
    score.trade(1, 10);
    score.settled(0, 100);
    score.settled(1, 0);
    expect(score.finish()).toBeCloseTo(0.01, 12);
  });

  it('is none where nothing was settled, one claim alone, or at amounts between', () => {
    expect(new ForecastScore(2).finish()).toBeNaN();
    expect(scoreOf([40], [100])).toBeNaN();
    expect(scoreOf([40, 60], [100, 50])).toBeNaN();
    expect(scoreOf([40, 60], [0, 0])).toBeNaN();
  });
});
