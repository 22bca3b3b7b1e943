import type { Rng } from '../../../core/utils/rng.ts';

/**
 * A place in [0, 1] that is more often near the ends than in the middle, with density 12 (x - 1/2)^2 (the U-quadratic
 * distribution; the times at which the noise agents of ABIDES come). Of the distance from the middle r, (2 r)^3 is
 * uniform: it is half the largest of three uniforms. Eight words of the stream.
 */
export function drawUShape(rng: Rng): number {
  const distance = Math.max(rng.uniform(), rng.uniform(), rng.uniform()) / 2;
  return rng.uniform() < 0.5 ? 0.5 - distance : 0.5 + distance;
}
