import { log } from '../../../core/utils/math/log.ts';
import { cholesky, solveCholesky } from '../../statistics/cholesky.ts';
import type { IntensityRows } from './intensityRows.ts';

/** The parameters of one group that fit best. */
export interface LinearFit {
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
}

const MOST_STEPS = 60;
const MOST_HALVINGS = 30;
/** The search ends where a step promises less than this of log-likelihood. */
const TOLERANCE = 1e-9;
/** Far below what any record can tell from nothing. */
const SMALLEST_SHARE = 1e-12;

/**
 * Largest log-likelihood of a point process whose intensity is linear in parameters that are not negative: sum of
 * log(row x) - totals x. It is concave, so that one maximum is all there is; by Newton's method on the parameters that are
 * not held at zero, with steps projected back (Bertsekas, "Projected Newton methods for optimization problems with simple
 * constraints", SIAM Journal on Control and Optimization 20 (1982) 221-246).
 *
 * @param start where to begin, as the parameters for a kernel nearby; an even share for each where it is left out.
 */
export function fitLinearIntensity(data: IntensityRows, start?: readonly number[]): LinearFit {
  const { totals, events } = data;
  const even = Array.from(totals, (total) => startOf(total, events, totals.length));
  let parameters: readonly number[] = start ?? even;
  let value = logLikelihood(data, parameters);
  if (value === Number.NEGATIVE_INFINITY) {
    parameters = even;
    value = logLikelihood(data, parameters);
  }
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = gradient(data, parameters);
    const free = parameters.flatMap((x, i) => (x > 0 || slope[i] > 0 ? [i] : []));
    const direction = newtonDirection(information(data, parameters, free), free, slope);
    const gain = free.reduce((sum, i, at) => sum + slope[i] * direction[at], 0);
    if (!(gain > TOLERANCE)) break;
    const better = search(data, parameters, free, direction, value);
    if (better === undefined) break;
    parameters = better.parameters;
    value = better.logLikelihood;
  }
  return { parameters, logLikelihood: value };
}

/** A cause that never came before any event has nothing to say: it stays at zero. */
function startOf(total: number, events: number, width: number): number {
  return total > 0 ? events / (total * width) : 0;
}

/** Halves the step until the likelihood is better. */
function search(
  data: IntensityRows,
  from: readonly number[],
  free: readonly number[],
  direction: readonly number[],
  value: number,
): LinearFit | undefined {
  const smallest = SMALLEST_SHARE * Math.max(...from);
  let length = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const parameters = [...from];
    free.forEach((i, at) => {
      const moved = from[i] + length * direction[at];
      parameters[i] = moved > smallest ? moved : 0;
    });
    const found = logLikelihood(data, parameters);
    if (found > value) return { parameters, logLikelihood: found };
    length /= 2;
  }
  return undefined;
}

function newtonDirection(
  matrix: readonly (readonly number[])[],
  free: readonly number[],
  slope: readonly number[],
): number[] {
  const right = free.map((i) => slope[i]);
  const lower = cholesky(matrix);
  if (lower !== undefined) return solveCholesky(lower, right);
  return right.map((g, at) => g / matrix[at][at]);
}

/** Sum of log(row x) - totals x; minus infinity where an event had no intensity. */
export function logLikelihood({ rows, totals, events }: IntensityRows, x: readonly number[]): number {
  const width = totals.length;
  let sum = 0;
  for (let e = 0; e < events; e++) {
    let intensity = 0;
    for (let i = 0; i < width; i++) intensity += rows[e * width + i] * x[i];
    if (!(intensity > 0)) return Number.NEGATIVE_INFINITY;
    sum += log(intensity);
  }
  for (let i = 0; i < width; i++) sum -= totals[i] * x[i];
  return sum;
}

/** First derivatives of {@link logLikelihood}. */
export function gradient({ rows, totals, events }: IntensityRows, x: readonly number[]): number[] {
  const width = totals.length;
  const slope = Array.from(totals, (total) => -total);
  for (let e = 0; e < events; e++) {
    let intensity = 0;
    for (let i = 0; i < width; i++) intensity += rows[e * width + i] * x[i];
    for (let i = 0; i < width; i++) slope[i] += rows[e * width + i] / intensity;
  }
  return slope;
}

/** Minus the second derivatives of {@link logLikelihood} in the parameters `free`. */
export function information(
  { rows, totals, events }: IntensityRows,
  x: readonly number[],
  free: readonly number[],
): number[][] {
  const width = totals.length;
  const matrix = free.map(() => new Array<number>(free.length).fill(0));
  for (let e = 0; e < events; e++) {
    let intensity = 0;
    for (let i = 0; i < width; i++) intensity += rows[e * width + i] * x[i];
    for (let a = 0; a < free.length; a++) {
      const part = rows[e * width + free[a]] / (intensity * intensity);
      for (let b = 0; b <= a; b++) matrix[a][b] += part * rows[e * width + free[b]];
    }
  }
  for (let a = 0; a < free.length; a++) for (let b = 0; b < a; b++) matrix[b][a] = matrix[a][b];
  return matrix;
}
