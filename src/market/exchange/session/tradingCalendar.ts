import type { PhaseName } from '../../../core/models/phase.ts';
import type { DelayNs, SimTime } from '../../../core/models/units.ts';
import { civilDate, parseCivilDate } from '../../../core/utils/civilDay.ts';
import { checkCalendar } from './calendarCheck.ts';
import type { CalendarSpec } from './calendarSpec.ts';

/** A step of a day's schedule on the clock of the simulation. */
export interface ScheduledStep {
  readonly time: SimTime;
  readonly phase: PhaseName;
  readonly randomEnd: DelayNs;
}

/** How far ahead a next step is looked for: a year without one means that there is none. */
const HORIZON_DAYS = 400;
/** 1970-01-01 was a Thursday; weeks count from Monday. */
const WEEKDAY_SHIFT = 3;

/** Says at which simulated times a venue's day goes from phase to phase. Pure data: it remembers nothing. */
export class TradingCalendar {
  readonly #spec: CalendarSpec;
  readonly #epochDay: number;
  readonly #exceptions: ReadonlyMap<number, string>;
  readonly #zone: readonly { readonly day: number; readonly shift: DelayNs }[];

  /** @throws BaseError CONFIG_INVALID_VALUE where dates, names or times do not fit together. */
  constructor(spec: CalendarSpec) {
    checkCalendar(spec);
    this.#spec = spec;
    this.#epochDay = parseCivilDate(spec.epochDate);
    this.#exceptions = new Map(
      Object.entries(spec.exceptions ?? {}).map(([date, name]) => [parseCivilDate(date), name]),
    );
    this.#zone = (spec.zone ?? []).map(({ from, shift }) => ({ day: parseCivilDate(from), shift }));
  }

  /** The venue's local date, as `yyyy-mm-dd`. */
  dateAt(time: SimTime): string {
    return civilDate(this.#dayAt(time));
  }

  /** The phase that the schedule asks for, random ends apart; closed on a day without one and before its first step. */
  phaseAt(time: SimTime): PhaseName {
    let phase: PhaseName = 'closed';
    for (const step of this.#stepsOf(this.#dayAt(time))) {
      if (step.time > time) break;
      phase = step.phase;
    }
    return phase;
  }

  /** The first step after `time`, or undefined where none follows within a year. */
  nextAfter(time: SimTime): ScheduledStep | undefined {
    const today = this.#dayAt(time);
    for (let day = today; day < today + HORIZON_DAYS; day++) {
      for (const step of this.#stepsOf(day)) if (step.time > time) return step;
    }
    return undefined;
  }

  /** The last step at or before `time` on its day, or undefined. */
  stepAt(time: SimTime): ScheduledStep | undefined {
    return this.#stepsOf(this.#dayAt(time)).findLast((step) => step.time <= time);
  }

  #stepsOf(day: number): ScheduledStep[] {
    const { schedules, week, unitsPerDay, epochTime } = this.#spec;
    const name = this.#exceptions.get(day) ?? week[mondayBased(day)];
    if (name === '') return [];
    const midnight = (day - this.#epochDay) * unitsPerDay - epochTime - this.#shiftOn(day);
    return schedules[name].map(({ at, phase, randomEnd }) => ({
      time: midnight + at,
      phase,
      randomEnd: randomEnd ?? 0,
    }));
  }

  #dayAt(time: SimTime): number {
    const { unitsPerDay, epochTime } = this.#spec;
    const utc = time + epochTime;
    const utcDay = this.#epochDay + Math.floor(utc / unitsPerDay);
    return this.#epochDay + Math.floor((utc + this.#shiftOn(utcDay)) / unitsPerDay);
  }

  #shiftOn(day: number): DelayNs {
    return this.#zone.findLast((row) => row.day <= day)?.shift ?? 0;
  }
}

function mondayBased(day: number): number {
  return (((day + WEEKDAY_SHIFT) % 7) + 7) % 7;
}
