import { describe, expect, it } from 'vitest';
import {
  BELIEF,
  BELIEF_NUMBERS,
  type BeliefModel,
  forecast,
  observe,
} from '../../../../../src/market/agents/valueTrading/valueBelief.ts';

const MODEL: BeliefModel = { mean: 1000, reversion: 0.01, shockVariance: 4, observationVariance: 25 };

/** The recursion of ABIDES and of Wah, Wright and Wellman, step by step in discrete time. */
function stepByStep(model: BeliefModel, looks: readonly (readonly [number, number])[]) {
  let [estimate, variance, time] = [model.mean, 0, 0];
  const kept = Math.exp(-model.reversion);
  const added = (model.shockVariance * (1 - kept * kept)) / (2 * model.reversion);
  for (const [now, seen] of looks) {
    for (; time < now; time++) {
      estimate = (1 - kept) * model.mean + kept * estimate;
      variance = kept * kept * variance + added;
    }
    const { observationVariance: noise } = model;
    estimate = (noise / (noise + variance)) * estimate + (variance / (noise + variance)) * seen;
    variance = (noise * variance) / (noise + variance);
  }
  return { estimate, variance };
}

function looked(model: BeliefModel, looks: readonly (readonly [number, number])[]): Float64Array {
  const own = new Float64Array(BELIEF_NUMBERS);
  own[BELIEF.estimate] = model.mean;
  for (const [now, seen] of looks) observe(model, own, 0, now, seen);
  return own;
}

describe('a belief about a value', () => {
  const LOOKS = [
    [3, 1010],
    [40, 1022],
    [41, 1003],
    [200, 970],
  ] as const;

  it('is that of the recursion through every unit of time', () => {
    const own = looked(MODEL, LOOKS);
    const expected = stepByStep(MODEL, LOOKS);
    expect(own[BELIEF.estimate]).toBeCloseTo(expected.estimate, 9);
    expect(own[BELIEF.variance]).toBeCloseTo(expected.variance, 9);
  });

  it('comes back to the mean in time', () => {
    const own = looked(MODEL, LOOKS);
    const now = own[BELIEF.estimate];
    expect(forecast(MODEL, own, 0, 200)).toBe(now);
    expect(forecast(MODEL, own, 0, 300)).toBeCloseTo(1000 + (now - 1000) * Math.exp(-1), 9);
    expect(forecast(MODEL, own, 0, 100)).toBe(now);
  });

  it('is the observation where the value may have gone anywhere, or is seen exactly', () => {
    expect(looked({ ...MODEL, shockVariance: 1e14 }, [[10, 1234]])[BELIEF.estimate]).toBeCloseTo(1234, 6);
    expect(looked({ ...MODEL, observationVariance: 0 }, [[10, 1234]])[BELIEF.estimate]).toBe(1234);
  });

  it('is the mean where the value cannot move, however it looks', () => {
    const own = looked({ ...MODEL, shockVariance: 0, observationVariance: 0 }, [[10, 1234]]);
    expect(own[BELIEF.estimate]).toBe(1000);
  });

  it('of a value without reversion is the running mean of what was seen, by its weights', () => {
    const model = { mean: 50, reversion: 0, shockVariance: 9, observationVariance: 9 };
    // After one unit the prior has variance 9, after the look 4.5, and 13.5 when the next comes.
    const own = looked(model, [
      [1, 60],
      [2, 70],
    ]);
    expect(own[BELIEF.estimate]).toBeCloseTo(55 + (13.5 / 22.5) * 15, 12);
  });
});
