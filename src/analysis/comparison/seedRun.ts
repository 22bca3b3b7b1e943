import type { KeyNumber } from '../metrics/keyNumber.ts';

/** One run of a comparison: what it came to, and its numbers. Its log is not kept. */
export interface SeedRun {
  readonly seed: number;
  /** 16 hexadecimal digits: `run` with the same settings and seed has the same. */
  readonly traceHash: string;
  readonly events: number;
  readonly messages: number;
  readonly orders: number;
  readonly trades: number;
  readonly rejects: number;
  /** Simulated time, in nanoseconds. */
  readonly simNs: number;
  readonly numbers: readonly KeyNumber[];
  /** The mid price at even points of the run, where somebody asked for it: see `midPath`. */
  readonly midPath?: readonly number[];
}

/** A run of a comparison that failed, and is missing from its numbers. */
export interface FailedRun {
  /** Place of the variant in the comparison, from 0. */
  readonly variant: number;
  readonly seed: number;
  /** Code of the error, and what it says. */
  readonly code: string;
  readonly message: string;
}

/** The runs of a comparison. */
export interface SeedRuns {
  /** By variant and then by place of the seed; undefined where a run failed or was not made. */
  readonly runs: readonly (readonly (SeedRun | undefined)[])[];
  /** In order of variant and seed. */
  readonly failures: readonly FailedRun[];
  /** There, and true, where somebody interrupted it before every run was made. */
  readonly interrupted?: true;
}
