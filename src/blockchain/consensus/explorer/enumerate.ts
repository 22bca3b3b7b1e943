import { AbstractRun, type AbstractSetting } from './abstractRun.ts';
import { findConflict } from './findConflict.ts';
import { Odometer } from './odometer.ts';
import type { Schedule } from './schedule.ts';
import { stateKey } from './stateKey.ts';
import { toSchedule } from './toSchedule.ts';

/** Steps between two looks at the clock. */
const STEPS_PER_TURN = 2000;

/** How far an enumeration is. */
export interface EnumerationCounts {
  /** Epochs that were played. */
  steps: number;
  /** States at the ends of epochs that differ. */
  states: number;
}

/**
 * Every run of the model up to its last epoch, depth first, each state once. Yields now and then, so that whoever waits may
 * give up; returns the first run in which agreement is lost, or undefined where there is none.
 */
export function* enumerate(
  setting: AbstractSetting,
  counts: EnumerationCounts,
  onState: (run: AbstractRun, epoch: number) => void = () => {},
): Generator<void, Schedule | undefined> {
  const { epochs } = setting;
  const root = new AbstractRun(setting);
  const runs = Array.from({ length: epochs }, () => new AbstractRun(setting, root.forest));
  const before = [root, ...runs];
  const odometers = Array.from({ length: epochs }, () => new Odometer());
  const known = Array.from({ length: epochs }, () => new Set<string>());
  let epoch = 1;
  while (epoch >= 1) {
    const run = before[epoch];
    run.copy(before[epoch - 1]);
    run.step(epoch, odometers[epoch - 1].choose);
    if (++counts.steps % STEPS_PER_TURN === 0) yield;
    if (addKey(known[epoch - 1], stateKey(run, epoch))) {
      counts.states++;
      onState(run, epoch);
      const conflict = findConflict(run);
      if (conflict !== undefined) return toSchedule(run, conflict);
      if (epoch < epochs) {
        epoch++;
        continue;
      }
    }
    epoch = nextTurn(odometers, epoch);
  }
  return undefined;
}

/** The last epoch up to this one in which another choice is left; those behind it begin anew. */
function nextTurn(odometers: Odometer[], from: number): number {
  let epoch = from;
  while (epoch >= 1 && !odometers[epoch - 1].next()) epoch--;
  return epoch;
}

function addKey(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
