import { exp } from '../../../core/utils/math/exp.ts';
import { expm1 } from '../../../core/utils/math/expm1.ts';

/** How a value is taken to move; rates per time unit, prices in ticks. */
export interface BeliefModel {
  /** What it comes back to. */
  readonly mean: number;
  /** kappa: how fast it comes back. */
  readonly reversion: number;
  /** Variance that a unit of time adds. */
  readonly shockVariance: number;
  /** Variance of one observation. */
  readonly observationVariance: number;
}

/** Places of estimate, its variance and their time in a column. */
export const BELIEF = { estimate: 0, variance: 1, time: 2 } as const;
export const BELIEF_NUMBERS = 3;

/**
 * Bayesian estimate of a mean-reverting value from noisy observations (Wah, Wright and Wellman, "Welfare effects of
 * market making in continuous double auctions", Journal of Artificial Intelligence Research 59 (2017) 613-650, section 5;
 * in continuous time). With a span s since the last look and k the reversion,
 *
 * - prior mean: `(1 - e^(-k s)) mean + e^(-k s) estimate`,
 * - prior variance: `e^(-2 k s) variance + shock (1 - e^(-2 k s)) / (2 k)`,
 *
 * and the observation weighs by its variance against the prior's. ABIDES keeps the posterior variance at 0 whatever is
 * observed; with its shock variance per nanosecond both take the observation as it is.
 */
export function observe(
  model: BeliefModel,
  own: Float64Array,
  base: number,
  now: number,
  observation: number,
): void {
  const { mean, reversion, observationVariance: noise } = model;
  const span = now - own[base + BELIEF.time];
  const kept = exp(-reversion * span);
  const prior = mean + kept * (own[base + BELIEF.estimate] - mean);
  const variance = kept * kept * own[base + BELIEF.variance] + grown(model, span);
  const weight = variance === 0 ? 0 : variance / (variance + noise);
  own[base + BELIEF.estimate] = prior + weight * (observation - prior);
  own[base + BELIEF.variance] = weight * noise;
  own[base + BELIEF.time] = now;
}

/** What the value is expected to be at a later time. */
export function forecast(model: BeliefModel, own: Float64Array, base: number, time: number): number {
  const { mean, reversion } = model;
  const span = Math.max(0, time - own[base + BELIEF.time]);
  return mean + exp(-reversion * span) * (own[base + BELIEF.estimate] - mean);
}

function grown({ reversion, shockVariance }: BeliefModel, span: number): number {
  if (reversion === 0) return shockVariance * span;
  return (-shockVariance * expm1(-2 * reversion * span)) / (2 * reversion);
}
