import type { Rng } from '../../../core/utils/rng.ts';
import { blockBootstrapInterval } from '../../statistics/blockBootstrap.ts';
import type { Interval } from '../../statistics/interval.ts';

/** Confidence of every interval of the report. */
const LEVEL = 0.95;
const RESAMPLES = 300;

/** Mean block of a series of `n` values: 2 n^(1/3), the order that is best for means of dependent values. */
export function blockLength(n: number): number {
  let root = 1;
  while ((root + 1) ** 3 <= n) root++;
  return 2 * root;
}

/**
 * Interval of a statistic of a series by the stationary bootstrap (Politis and Romano 1994), with blocks of
 * {@link blockLength}. `statistic` is given the numbers of the values drawn.
 */
export function indexInterval(
  n: number,
  rng: Rng,
  statistic: (drawn: Float64Array) => number,
  block = blockLength(n),
): Interval {
  const numbers = Float64Array.from({ length: n }, (_, i) => i);
  return blockBootstrapInterval(numbers, statistic, { level: LEVEL, resamples: RESAMPLES, block, rng });
}

/**
 * The same over cells of a series whose statistic is made of sums over them: `statistic` is given how often each cell
 * was drawn. Values at a lag are kept together, which drawing the values themselves would tear apart: the "blocks of
 * blocks" of Politis and Romano, "A general resampling scheme for triangular arrays", Annals of Statistics 20 (1992)
 * 1985-2007.
 */
export function cellInterval(
  cells: number,
  rng: Rng,
  statistic: (weights: Float64Array) => number,
): Interval {
  const weights = new Float64Array(cells);
  const drawnWeights = (drawn: Float64Array) => {
    weights.fill(0);
    for (let i = 0; i < drawn.length; i++) weights[drawn[i]]++;
    return statistic(weights);
  };
  return indexInterval(cells, rng, drawnWeights, MEAN_CELLS);
}

/** Cells of a block, in the mean: each is as long as what depends on each other already. */
const MEAN_CELLS = 2;

/** Cells of `n` values that are `least` long or longer: between 10 and 100 of them, and as many as there are below. */
export function cellsOf(n: number, least: number): number {
  return Math.max(1, Math.min(n, 100, Math.max(10, Math.floor(n / least))));
}
