import type { CheckOutcome, CheckScale } from '../../validation/check.ts';

/** Checks of one family at one scale: they run one after another in one thread, as they may share what they computed. */
export interface CheckJob {
  readonly family: string;
  readonly ids: readonly string[];
  readonly scale: CheckScale;
}

/** What came of one check. */
export interface CheckAnswer {
  readonly id: string;
  readonly scale: CheckScale;
  readonly outcome: CheckOutcome;
  /** Milliseconds of real time that it took: nothing but a hint to whoever waits. */
  readonly elapsedMs: number;
}
