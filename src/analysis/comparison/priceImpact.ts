import { createRng } from '../../core/utils/rng.ts';
import { type PairedDifference, pairedDifference } from '../statistics/pairedDifference.ts';
import type { SeedRun } from './seedRun.ts';

const LEVEL = 0.95;
const RESAMPLES = 500;
const BOOTSTRAP_SEED = 1;

/** How far two price paths of the same seeds are apart at one point of the run. */
export interface ImpactPoint extends PairedDifference {
  /** Share of the run, 0 to 1. */
  readonly at: number;
}

/**
 * The impact of what the second world has and the first has not: the paired difference of their mid prices at every
 * `every`-th point of the paths. Runs without a path are left out in pairs.
 */
export function priceImpact(
  [without, withIt]: readonly (readonly (SeedRun | undefined)[])[],
  every = 10,
): ImpactPoint[] {
  const length = Math.max(0, ...without.map((run) => run?.midPath?.length ?? 0));
  const points: ImpactPoint[] = [];
  for (let point = 0; point < length; point += every) {
    const column = (runs: readonly (SeedRun | undefined)[]) =>
      Float64Array.from(runs, (run) => run?.midPath?.[point] ?? Number.NaN);
    const rng = createRng(BOOTSTRAP_SEED, `impact ${point}`);
    const options = { level: LEVEL, resamples: RESAMPLES, rng };
    points.push({ at: point / (length - 1), ...pairedDifference(column(without), column(withIt), options) });
  }
  return points;
}
