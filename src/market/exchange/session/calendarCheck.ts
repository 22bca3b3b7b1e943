import { PHASE } from '../../../core/models/phase.ts';
import { parseCivilDate } from '../../../core/utils/civilDay.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { CalendarSpec, ScheduleStep } from './calendarSpec.ts';

/** Refuses a calendar whose dates do not exist, whose names are unknown or whose days do not end closed. */
export function checkCalendar(spec: CalendarSpec): void {
  const { unitsPerDay, epochDate, epochTime, week, schedules, exceptions = {}, zone = [] } = spec;
  if (!(Number.isSafeInteger(unitsPerDay) && unitsPerDay > 0)) {
    refuse(`a day has a whole number of time units, not ${unitsPerDay}`);
  }
  requireDate(epochDate);
  if (!(Number.isSafeInteger(epochTime) && epochTime >= 0 && epochTime < unitsPerDay)) {
    refuse(`the time of day at the start must lie within one day, not at ${epochTime}`);
  }
  if (week.length !== 7) refuse(`a week has seven days, not ${week.length}`);
  for (const name of [...week, ...Object.values(exceptions)]) {
    if (name !== '' && schedules[name] === undefined) refuse(`the calendar has no schedule called ${name}`);
  }
  for (const date of Object.keys(exceptions)) requireDate(date);
  for (const { from } of zone) requireDate(from);
  for (const [name, steps] of Object.entries(schedules)) checkSchedule(name, steps, unitsPerDay);
}

function checkSchedule(name: string, steps: readonly ScheduleStep[], unitsPerDay: number): void {
  if (steps.at(-1)?.phase !== 'closed') refuse(`schedule ${name} must end with phase closed`);
  let before = -1;
  for (const { at, phase, randomEnd = 0 } of steps) {
    if (PHASE[phase] === undefined) refuse(`schedule ${name} names an unknown phase ${phase}`);
    if (!(Number.isSafeInteger(at) && at > before && at < unitsPerDay)) {
      refuse(`the steps of schedule ${name} must lie within a day, each after the one before: ${at}`);
    }
    if (!(Number.isSafeInteger(randomEnd) && randomEnd >= 0 && randomEnd < unitsPerDay)) {
      refuse(`a random end in schedule ${name} must lie within a day, not ${randomEnd}`);
    }
    before = at;
  }
}

function requireDate(date: string): void {
  if (Number.isNaN(parseCivilDate(date))) refuse(`${date} is no date written yyyy-mm-dd`);
}

function refuse(message: string): never {
  throw new BaseError('CONFIG_INVALID_VALUE', message);
}
