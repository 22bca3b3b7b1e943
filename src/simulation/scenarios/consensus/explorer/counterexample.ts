import { type EpochStory, Narrator } from '../../../../blockchain/consensus/explorer/narrator.ts';
import type { Schedule } from '../../../../blockchain/consensus/explorer/schedule.ts';
import { shrink } from '../../../../blockchain/consensus/explorer/shrink.ts';
import { runSchedule, type ScheduleOutcome } from './runSchedule.ts';
import type { Target } from './target.ts';

/** A schedule that breaks a promise, and what came of it. */
export interface Counterexample {
  readonly schedule: Schedule;
  readonly outcome: ScheduleOutcome;
}

/** Runs the schedule, and makes it small; undefined where it breaks nothing. */
export function smallest(target: Target, schedule: Schedule): Counterexample | undefined {
  const { protocol, watched } = target;
  const monitor = runSchedule(protocol, schedule, watched).violation?.monitor;
  if (monitor === undefined) return undefined;
  const only = { ...watched, only: [monitor] };
  const isBorne = (tried: Schedule) =>
    tried.nodes >= protocol.leastNodes(tried.byzantine.length) || tried.nodes === schedule.nodes;
  const stillFails = (tried: Schedule) =>
    isBorne(tried) && runSchedule(protocol, tried, only).violation !== undefined;
  const small = shrink(schedule, stillFails);
  return { schedule: small, outcome: runSchedule(protocol, small, only) };
}

/** Fewer epochs, then fewer messages. */
export function isSmaller(one: Counterexample, other: Counterexample): boolean {
  const epochs = one.schedule.epochs - other.schedule.epochs;
  if (epochs !== 0) return epochs < 0;
  return one.schedule.deliveries.length < other.schedule.deliveries.length;
}

/** The schedule in words, epoch by epoch. */
export function tellStory(target: Target, { schedule, outcome }: Counterexample): readonly EpochStory[] {
  let narrator: Narrator | undefined;
  const only = outcome.violation === undefined ? target.watched : { only: [outcome.violation.monitor] };
  runSchedule(target.protocol, schedule, only, (names) => {
    narrator = new Narrator(schedule, target.protocol, names);
    return [narrator];
  });
  return narrator?.epochs ?? [];
}
