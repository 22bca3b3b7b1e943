import * as power from '../../../core/utils/math/pow.ts';
import type { Rng } from '../../../core/utils/rng.ts';

const { pow } = power;

/**
 * Student's t with any number of degrees of freedom above zero, by the polar method (Bailey, "Polar generation of random
 * variates with the t-distribution", Mathematics of Computation 62 (1994) 779-781). The number of words varies.
 */
export function drawStudent(rng: Rng, degrees: number): number {
  for (;;) {
    const u = 2 * rng.uniform() - 1;
    const v = 2 * rng.uniform() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) {
      return u * Math.sqrt((degrees * (pow(square, -2 / degrees) - 1)) / square);
    }
  }
}
