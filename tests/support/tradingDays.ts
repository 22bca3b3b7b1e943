import { PhaseChanged } from '../../src/core/models/messages/session.ts';
import { PHASE } from '../../src/core/models/phase.ts';
import type { CalendarSpec, ScheduleStep } from '../../src/market/exchange/session/calendarSpec.ts';
import type { SessionConfig } from '../../src/market/exchange/session/sessionConfig.ts';
import type { VenueBench } from './venueBench.ts';

/** A day of 1000 time units: the times below are easy to read. */
export const DAY = 1000;

/** Pre-open at 100, opening auction at 200, continuous from 300, closing auction at 800, closed at 900. */
const FULL_DAY: readonly ScheduleStep[] = [
  { at: 100, phase: 'preOpen' },
  { at: 200, phase: 'openingAuction' },
  { at: 300, phase: 'continuous' },
  { at: 800, phase: 'closingAuction' },
  { at: 900, phase: 'closed' },
];

/** The same, done by half past five. */
const HALF_DAY: readonly ScheduleStep[] = [
  { at: 100, phase: 'preOpen' },
  { at: 200, phase: 'openingAuction' },
  { at: 300, phase: 'continuous' },
  { at: 500, phase: 'closed' },
];

/** Monday 5 January 2026, midnight, in a zone that is UTC. */
export const CALENDAR: CalendarSpec = {
  unitsPerDay: DAY,
  epochDate: '2026-01-05',
  epochTime: 0,
  schedules: { full: FULL_DAY, half: HALF_DAY },
  week: ['full', 'full', 'full', 'full', 'full', '', ''],
};

/** A session without interruptions, told at once of every change; `more` adds or changes. */
export function session(more: Partial<SessionConfig> = {}): SessionConfig {
  return { calendar: CALENDAR, indicativeInterval: 0, resumption: { span: 20, randomEnd: 0 }, ...more };
}

/** `time name` of each phase of an instrument that was recorded since the last look. */
export function takePhases(bench: VenueBench, instrument = 0): string[] {
  const names = Object.keys(PHASE);
  const found = bench.ctx.facts.splice(0).filter((fact) => fact.kind === PhaseChanged.id);
  return found
    .filter((fact) => fact.get(PhaseChanged.instrument) === instrument)
    .map((fact) => names[fact.get(PhaseChanged.phase)]);
}
