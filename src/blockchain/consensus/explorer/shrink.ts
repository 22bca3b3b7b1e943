import { removeEpochs, simplerSchedules, sooner, trim } from './reductions.ts';
import type { Delivery, Schedule } from './schedule.ts';

/** True where the violation is still there. */
export type StillFails = (schedule: Schedule) => boolean;

/**
 * The smallest schedule that still fails, as far as leaving out can find it: fewer messages, epochs and Byzantine nodes, and
 * shorter delays. No message of it can be left out. Messages are left out by halves, quarters and so on (Zeller and
 * Hildebrandt, "Simplifying and isolating failure-inducing input", 2002), the rest one by one, until nothing helps.
 */
export function shrink(schedule: Schedule, stillFails: StillFails): Schedule {
  let best = trim(schedule);
  if (!stillFails(best)) best = schedule;
  for (;;) {
    const before = best;
    best = fewerDeliveries(best, stillFails);
    best = firstSimpler(best, removeEpochs, stillFails);
    best = firstSimpler(best, simplerSchedules, stillFails);
    best = shorterDelays(best, stillFails);
    if (best === before) return best;
  }
}

/** Takes the first simpler schedule that still fails, as long as there is one. */
function firstSimpler(
  schedule: Schedule,
  simpler: (schedule: Schedule) => Iterable<Schedule>,
  stillFails: StillFails,
): Schedule {
  let best = schedule;
  for (;;) {
    let found: Schedule | undefined;
    for (const candidate of simpler(best))
      if (stillFails(candidate)) {
        found = candidate;
        break;
      }
    if (found === undefined) return best;
    best = found;
  }
}

/** Delivers each message as soon as can be. */
function shorterDelays(schedule: Schedule, stillFails: StillFails): Schedule {
  let best = schedule;
  for (const delivery of schedule.deliveries)
    for (const candidate of sooner(best, delivery))
      if (stillFails(candidate)) {
        best = candidate;
        break;
      }
  return best;
}

/** Leaves out runs of messages, long ones first. */
function fewerDeliveries(schedule: Schedule, stillFails: StillFails): Schedule {
  let best = schedule;
  let length = Math.max(1, best.deliveries.length >> 1);
  for (;;) {
    let from = 0;
    let hasShrunk = false;
    while (from < best.deliveries.length) {
      const fewer = { ...best, deliveries: without(best.deliveries, from, length) };
      // An epoch may matter in which nothing arrives: its leader proposes.
      const failing = [trim(fewer), fewer].find(stillFails);
      if (failing !== undefined) {
        best = failing;
        hasShrunk = true;
      } else from += length;
    }
    if (length > 1) length >>= 1;
    else if (!hasShrunk) return best;
  }
}

function without(deliveries: readonly Delivery[], from: number, count: number): Delivery[] {
  return [...deliveries.slice(0, from), ...deliveries.slice(from + count)];
}
