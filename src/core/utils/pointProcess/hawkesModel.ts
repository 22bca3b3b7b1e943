import { assert } from '../assert.ts';
import type { ExcitationKernel } from './kernel.ts';

/**
 * A linear Hawkes process of several kinds of events: kind i has the intensity
 * `baseline[i]` + sum over earlier events, of kind j at time s, of `branching[i][j]` g(t - s) (Hawkes, "Spectra of some
 * self-exciting and mutually exciting point processes", Biometrika 58 (1971) 83-90).
 */
export interface HawkesModel {
  /** Events of each kind that nothing excites, per time. */
  readonly baseline: readonly number[];
  /** Events of kind i that one event of kind j brings forth directly, by rows i. */
  readonly branching: readonly (readonly number[])[];
  readonly kernel: ExcitationKernel;
}

/** Products of the matrix with a vector before the growth is taken: far more than ten kinds need. */
const STEPS = 200;

/**
 * Largest eigenvalue of a matrix without negative entries: the branching ratio, below 1 where the process is stationary. By
 * powers of the matrix plus one, which has one largest eigenvalue even where the matrix has several (Perron, Frobenius).
 */
export function branchingRatio(branching: readonly (readonly number[])[]): number {
  let vector = branching.map(() => 1 / branching.length);
  let growth = 0;
  for (let step = 0; step < STEPS; step++) {
    const next = branching.map((row, i) => vector[i] + dot(row, vector));
    growth = next.reduce((sum, value) => sum + value, 0);
    vector = next.map((value) => value / growth);
  }
  return growth - 1;
}

/** Stationary events of each kind per time: the solution of r = baseline + branching r, by its own series. */
export function stationaryRates({ baseline, branching }: HawkesModel): number[] {
  assert(
    branchingRatio(branching) < 1,
    'a process with a branching ratio of 1 or more has no stationary rates',
  );
  let rates = [...baseline];
  for (;;) {
    const next = baseline.map((value, i) => value + dot(branching[i], rates));
    const change = next.reduce((sum, value, i) => sum + Math.abs(value - rates[i]), 0);
    rates = next;
    if (!(change > 1e-13 * next.reduce((sum, value) => sum + value, 0))) return rates;
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
