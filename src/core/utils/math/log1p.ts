import { logPair } from './log.ts';

/** log(1 + x), within 1 unit in the last place also where x is near 0. */
export function log1p(x: number): number {
  if (x > -1 && x < Infinity) {
    // Below 2^-54 the square is lost, and -0 must stay.
    if (x > -5e-17 && x < 5e-17) return x;
    const sum = 1 + x;
    const lost = x < 1 ? 1 - sum + x : x - sum + 1;
    return logPair(sum, lost, true);
  }
  return x > 0 ? x : x === -1 ? -Infinity : NaN;
}
