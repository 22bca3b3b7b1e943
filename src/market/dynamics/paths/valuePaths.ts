import { exp } from '../../../core/utils/math/exp.ts';
import { GaussMarkovPath } from './gaussMarkovPath.ts';
import { JumpPath } from './jumpPath.ts';
import type { ValuePath } from './valuePath.ts';

/** All rates are per unit of time, all volatilities per root of one. */
export interface OrnsteinUhlenbeckParameters {
  readonly mean: number;
  readonly reversion: number;
  readonly volatility: number;
  readonly opening?: number;
  /** Megashocks per unit of time, normal around plus or minus `shockMean`, each sign as likely. */
  readonly shockRate: number;
  readonly shockMean: number;
  readonly shockDeviation: number;
}

/**
 * Mean-reverting value with rare large shocks that revert as everything does: the fundamental of ABIDES (Byrd, Hybinette
 * and Balch, 2020, "SparseMeanRevertingOracle").
 */
export function ornsteinUhlenbeckPath(
  parameters: OrnsteinUhlenbeckParameters,
  seed: number | string,
  name: string,
): ValuePath {
  const { reversion, shockRate, shockMean, shockDeviation } = parameters;
  const path = new GaussMarkovPath(parameters, seed, name);
  const size = (rng: { normal(): number; uniform(): number }) => {
    const sign = rng.uniform() < 0.5 ? -1 : 1;
    return sign * (shockMean + shockDeviation * rng.normal());
  };
  const shocks = new JumpPath({ rate: shockRate, reversion, size }, seed, name);
  return { at: (time) => path.at(time) + shocks.at(time) };
}

export interface MertonParameters {
  readonly opening: number;
  /** Growth of the mean without jumps, per unit of time. */
  readonly drift: number;
  readonly volatility: number;
  /** Jumps of the logarithm per unit of time, normal; no rate is a geometric Brownian motion. */
  readonly jumpRate: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
}

/**
 * S exp((drift - volatility^2 / 2) t + volatility W(t) + J(t)): Merton, "Option pricing when underlying stock returns are
 * discontinuous", Journal of Financial Economics 3 (1976); with a jump rate of 0 the geometric Brownian motion.
 */
export function mertonPath(parameters: MertonParameters, seed: number | string, name: string): ValuePath {
  const { opening, drift, volatility, jumpRate, jumpMean, jumpDeviation } = parameters;
  const brownian = new GaussMarkovPath({ mean: 0, reversion: 0, volatility }, seed, name);
  const size = (rng: { normal(): number }) => jumpMean + jumpDeviation * rng.normal();
  const jumps = new JumpPath({ rate: jumpRate, reversion: 0, size }, seed, name);
  const growth = drift - (volatility * volatility) / 2;
  return { at: (time) => opening * exp(growth * time + brownian.at(time) + jumps.at(time)) };
}
