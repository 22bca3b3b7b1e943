import { log } from './log.ts';

/** The standard normal quantile of a probability in (0, 0.5]. */
export function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * log(p));
  return (
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  );
}
