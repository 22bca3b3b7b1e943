import { expm1Pair } from './expm1.ts';
import { divideSums, lowPart } from './pairs.ts';

/** Hyperbolic tangent, within 1 unit in the last place: (e^2x - 1) / (e^2x + 1) in sums of two doubles. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  // Below, the cube is lost; above, the distance to 1 is.
  if (size < 3.725290298461914e-9) return x;
  if (!(size < 22)) return x > 0 ? 1 : x < 0 ? -1 : NaN;
  const grown = expm1Pair(2 * size);
  const low = lowPart[0];
  const sum = grown + 2;
  const lost = grown > 2 ? grown - sum + 2 : 2 - sum + grown;
  const value = divideSums(grown, low, sum, lost + low);
  return x < 0 ? -value : value;
}
