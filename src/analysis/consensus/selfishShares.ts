import type { Interval } from '../statistics/interval.ts';
import { meanTest } from '../statistics/meanTest.ts';
import { selfishRevenue, selfishThreshold } from '../theory/selfishMining.ts';
import { LEVEL } from './protocolComparison.ts';

/** What a selfish pool of some power earned, and what the formula says. */
export interface SelfishShare {
  /** The pool's share of all power. */
  readonly power: number;
  /** Share of the blocks of the final chain, the mean over seeds, with its interval; `NaN` with one seed. */
  readonly share: number;
  readonly interval: Interval;
  readonly formula: number;
}

/** One line of a figure: pools of several powers, followed by the same share of honest miners in a race. */
export interface SelfishLine {
  readonly gamma: number;
  /** Power from which it pays, by the formula. */
  readonly threshold: number;
  readonly points: readonly SelfishShare[];
}

/** @param shares by the place of the power: the pool's share of the final chain, seed by seed. */
export function selfishLine(
  gamma: number,
  powers: readonly number[],
  shares: readonly (readonly number[])[],
): SelfishLine {
  const points = powers.map((power, place) => {
    const { mean, interval } = meanTest(shares[place], LEVEL);
    return { power, share: mean, interval, formula: selfishRevenue(power, gamma) };
  });
  return { gamma, threshold: selfishThreshold(gamma), points };
}
