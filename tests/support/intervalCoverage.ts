import { bootstrapInterval } from '../../src/analysis/statistics/bootstrap.ts';
import { meanTest } from '../../src/analysis/statistics/meanTest.ts';
import { meanOf } from '../../src/analysis/statistics/moments.ts';
import { signedRankTest } from '../../src/analysis/statistics/signedRank.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';

const LEVEL = 0.95;

/** Distributions of known mean: symmetric, and skewed as spreads and delays are. */
export const DISTRIBUTIONS: Readonly<Record<string, { readonly mean: number; draw(rng: Rng): number }>> = {
  normal: { mean: 0, draw: (rng) => rng.normal() },
  exponential: { mean: 1, draw: (rng) => rng.exponential(1) },
};

/** Shares of `trials` samples of `size` in which the truth lay in the interval, and in which a test raised a false alarm. */
export function intervalCoverage(name: string, size: number, trials: number, resamples: number) {
  const { mean, draw } = DISTRIBUTIONS[name];
  const rng = createRng(1, `coverage ${name} ${size}`);
  let [student, bootstrap, alarms] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const sample = Float64Array.from({ length: size }, () => draw(rng));
    const holds = ({ low, high }: { low: number; high: number }) => (low <= mean && mean <= high ? 1 : 0);
    student += holds(meanTest(sample, LEVEL).interval);
    if (resamples > 0)
      bootstrap += holds(bootstrapInterval(sample, meanOf, { level: LEVEL, resamples, rng }));
    if (signedRankTest(sample.map((value) => value - mean)) < 1 - LEVEL) alarms++;
  }
  return { student: student / trials, bootstrap: bootstrap / trials, alarms: alarms / trials };
}
