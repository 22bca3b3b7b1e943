import { log } from './log.ts';

/** Logarithm of the gamma function, x > 0. */
export function lnGamma(x: number): number {
  let z = x;
  let shift = 1;
  while (z < 10) shift *= z++;
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * log(z) - z + 0.9189385332046727 + series - log(shift);
}
