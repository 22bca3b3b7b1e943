import { normalCdf } from '../../../core/utils/math/erf.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** A distribution of the sizes of jumps, without their sign, by its mean. */
export interface JumpSizes {
  readonly name: string;
  draw(rng: Rng, mean: number): number;
  /** E[(J - threshold)+], threshold at least 0: what whoever trades at a distance from the old value gains by a jump. */
  excess(mean: number, threshold: number): number;
}

/** sqrt(pi / 2): standard deviation of a centred normal by the mean of its size. */
const DEVIATION_BY_MEAN = 1.2533141373155003;

const exponential: JumpSizes = {
  name: 'exponential',
  draw: (rng, mean) => rng.exponential(mean),
  excess: (mean, threshold) => mean * exp(-threshold / mean),
};

const fixed: JumpSizes = {
  name: 'fixed',
  draw: (_rng, mean) => mean,
  excess: (mean, threshold) => Math.max(0, mean - threshold),
};

/** The size of a centred normal. With z = threshold / sigma, E[(sigma |Z| - threshold)+] = 2 sigma (phi(z) - z Phi(-z)). */
const normal: JumpSizes = {
  name: 'normal',
  draw: (rng, mean) => Math.abs(rng.normal()) * mean * DEVIATION_BY_MEAN,
  excess(mean, threshold) {
    const z = threshold / (mean * DEVIATION_BY_MEAN);
    // 2 sigma phi(z) is the mean at z = 0, and falls with exp(-z^2 / 2).
    return mean * exp((-z * z) / 2) - 2 * threshold * normalCdf(-z);
  },
};

/** Every distribution of jump sizes, in the order of lists. */
export const jumpSizes: readonly JumpSizes[] = [exponential, fixed, normal];

/** The distribution of that name, which a schema has checked. */
export function findJumpSizes(name: string): JumpSizes {
  return jumpSizes.find((sizes) => sizes.name === name) ?? exponential;
}
