import type { PhaseName } from '../../../core/models/phase.ts';
import type { DelayNs } from '../../../core/models/units.ts';

/** From a time of day on, the phase; spans in time units of the run. */
export interface ScheduleStep {
  /** Since local midnight. */
  readonly at: DelayNs;
  readonly phase: PhaseName;
  /** The phase ends at a random moment of this span after the next step's time; 0 where it is left out. */
  readonly randomEnd?: DelayNs;
}

/**
 * A venue's days. Names in `week` and `exceptions` are those of `schedules`; an empty name is a day without trading.
 * A half day is an exception with a shorter schedule, a holiday one with none.
 */
export interface CalendarSpec {
  readonly unitsPerDay: DelayNs;
  /** Date (UTC) at simulated time 0, and how far into it that is. */
  readonly epochDate: string;
  readonly epochTime: DelayNs;
  /**
   * Local time less UTC, from a date on, oldest first: daylight saving is a row per change. Without rows the venue's
   * zone is UTC.
   */
  readonly zone?: readonly { readonly from: string; readonly shift: DelayNs }[];
  readonly schedules: { readonly [name: string]: readonly ScheduleStep[] };
  /** Seven names, Monday first. */
  readonly week: readonly string[];
  readonly exceptions?: { readonly [date: string]: string };
}
