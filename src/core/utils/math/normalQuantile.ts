import { quantileCentre, quantileFarTail, quantileShoulder, quantileTail } from './kernels.ts';
import { log } from './log.ts';

/**
 * Quantile of the standard normal: the z below which a share p lies; -Infinity at 0, Infinity at 1, NaN outside.
 * Within 6 units in the last place. The split into a centre and tails of sqrt(-log p) is Wichura's ("Algorithm AS 241", 1988), the approximations
 * are fitted here.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * quantileCentre(0.180625 - q * q);
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  return p < 0.5 ? -tail(p) : tail(1 - p);
}

/** The quantile of 1 - p, p below 0.075. */
function tail(p: number): number {
  const root = Math.sqrt(-log(p));
  if (root <= 5) return quantileShoulder(root - 1.6);
  return root <= 10 ? quantileTail(root - 5) : quantileFarTail(root - 10);
}
