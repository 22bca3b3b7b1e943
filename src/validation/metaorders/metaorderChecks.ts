import { bootstrapInterval } from '../../analysis/statistics/bootstrap.ts';
import { leastSquares } from '../../analysis/statistics/leastSquares.ts';
import { log } from '../../core/utils/math/log.ts';
import { createRng } from '../../core/utils/rng.ts';
import type { CheckScale, ValidationCheck } from '../check.ts';
import { impactsOf } from './impactRun.ts';

/** Lots of the executed order, which is a sixth of all volume: a decade and a half. */
const SIZES = [8, 16, 32, 64, 128, 256];
const SEEDS = { slice: 4, full: 300 };
const RESAMPLES = { slice: 200, full: 2000 };
/** Where the exponent of the square-root law is taken to lie. */
const LAW = { least: 0.4, most: 0.6 };

/** Slope of the logarithm of the mean impact on that of the size. */
function exponentOf(runs: readonly Float64Array[], seeds: ArrayLike<number>): number {
  const means = SIZES.map((_, size) => {
    let sum = 0;
    for (let i = 0; i < seeds.length; i++) sum += runs[seeds[i]][size];
    return sum / seeds.length;
  });
  const columns = [new Float64Array(SIZES.length).fill(1), Float64Array.from(SIZES, log)];
  return leastSquares(columns, Float64Array.from(means, log))?.coefficients[1] ?? Number.NaN;
}

/** The exponent of impact in zero-intelligence flow, which is told as it is found. */
export const metaorderChecks: readonly ValidationCheck[] = [
  {
    id: 'metaorders/impact/exponent',
    subject: 'Metaorders',
    quantity: 'Exponent of the price impact in the size of a metaorder, in zero-intelligence flow',
    unit: '',
    source:
      'Sato and Kanazawa, arXiv 2411.13965: 0.489 over stocks and 0.493 over traders of the Tokyo Stock Exchange',
    published: '0.489',
    gate: 'reported',
    confirmed: true,
    run(scale: CheckScale) {
      const runs = Array.from({ length: SEEDS[scale] }, (_, i) => impactsOf(i + 1, SIZES));
      const places = Float64Array.from(runs.keys());
      const interval = bootstrapInterval(places, (sample) => exponentOf(runs, sample), {
        level: 0.95,
        resamples: RESAMPLES[scale],
        rng: createRng(1, 'metaorders'),
      });
      const { low, high } = interval;
      const supported = low <= LAW.most && high >= LAW.least;
      const verdict = supported ? 'the square-root law is supported' : 'the square-root law is not supported';
      return {
        estimate: exponentOf(runs, places),
        standardError: (high - low) / (2 * 1.96),
        pass: supported,
        note: `${verdict}: 95% interval ${low.toFixed(3)} to ${high.toFixed(3)}, ${runs.length} paired runs of each of ${SIZES.length} sizes`,
      };
    },
  },
];
