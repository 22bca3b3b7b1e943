import type { PairedDifference } from '../statistics/pairedDifference.ts';
import type { MeasureColumn } from './measureColumns.ts';
import type { SeedRuns } from './seedRun.ts';

/** One of the worlds compared. */
export interface ComparedVariant {
  /** What it is called in tables and figures: short, and unlike the others. */
  readonly label: string;
  /** The settings that make it, with their values. */
  readonly settings: readonly { readonly path: string; readonly value: unknown }[];
}

/**
 * What can be said of a difference: `same` in every pair; `differs` also after the correction for many measures; `may
 * differ` before that only; `not seen`; or `too few` pairs to say.
 */
export type Verdict = 'same' | 'differs' | 'may differ' | 'not seen' | 'too few';

/** How a measure of a variant differs from the baseline's. */
export interface MeasureDifference extends PairedDifference {
  /** P value adjusted for all measures and variants of the comparison; `NaN` where all pairs are the same. */
  readonly holm: number;
  readonly verdict: Verdict;
}

export interface ComparedMeasure extends MeasureColumn {
  /** One per variant after the first, which is the baseline. */
  readonly differences: readonly MeasureDifference[];
}

/** The same seeds run through several variants of a world, and what differs. */
export interface MarketComparison {
  readonly variants: readonly ComparedVariant[];
  /** Seeds that were run in every variant, in order. */
  readonly seeds: readonly number[];
  readonly runs: SeedRuns['runs'];
  readonly failures: SeedRuns['failures'];
  /** Confidence of the intervals, as 0.95, and bootstrap resamples. */
  readonly level: number;
  readonly resamples: number;
  readonly measures: readonly ComparedMeasure[];
  /** Tests that the Holm correction takes into account. */
  readonly tests: number;
}
