import type { LogReader } from '../../core/data/log/logReader.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { Anchor } from '../../core/models/ports/recorder.ts';
import { type AnchorComparison, compareAnchors } from './compareAnchors.ts';
import { ReplayDriver } from './replayDriver.ts';
import type { DeliveredEvent, StepHost } from './replayHost.ts';

/** A stored run to be compared; the log's reader is tolerant. */
export interface DiffRun {
  readonly manifest: RunManifest;
  readonly log: LogReader;
}

export type DiffResult =
  /** Both logs end behind the same event with the same trace. */
  | { readonly outcome: 'same'; readonly events: number }
  /** Event number `event` is the first that differs; undefined stands for a run that had ended before it. */
  | {
      readonly outcome: 'parted';
      readonly event: number;
      readonly a: DeliveredEvent | undefined;
      readonly b: DeliveredEvent | undefined;
    }
  /** A run does not come out again as its log says, so that its events cannot be looked at. */
  | { readonly outcome: 'not-reproduced'; readonly run: 'a' | 'b'; readonly events: number };

/**
 * Finds the first event at which two runs part. The anchors of the logs tell how far both are equal; the two
 * worlds run up to there at full speed and from there event by event, comparing traces.
 *
 * @throws BaseError where a manifest's world cannot be built by this program.
 */
export function diffRuns(a: DiffRun, b: DiffRun, host: StepHost): DiffResult {
  const anchors = compareAnchors(a.log.anchors(), b.log.anchors());
  const { equal, endA, endB } = anchors;
  if (equal !== undefined && endA?.events === equal.events && endB?.events === equal.events) {
    return { outcome: 'same', events: equal.events };
  }
  const left = new ReplayDriver(host.open(a.manifest), a.log);
  const right = new ReplayDriver(host.open(b.manifest), b.log);
  if (equal !== undefined) {
    if (!meets(left, equal)) return notReproduced('a', equal.events);
    if (!meets(right, equal)) return notReproduced('b', equal.events);
  }
  return stepUntilParted(left, right, anchors);
}

/** Does the run again have the anchor's trace behind the anchor's events? */
function meets(driver: ReplayDriver, anchor: Anchor): boolean {
  driver.advance(anchor.events, anchor.time);
  return driver.events === anchor.events && driver.traceHash === anchor.traceHash;
}

function stepUntilParted(left: ReplayDriver, right: ReplayDriver, anchors: AnchorComparison): DiffResult {
  const { equal, different, endA, endB } = anchors;
  for (let event = 1 + (equal?.events ?? 0); ; event++) {
    const a = stepWithin(left, event, endA);
    if (a === 'stuck') return notReproduced('a', event);
    const b = stepWithin(right, event, endB);
    if (b === 'stuck') return notReproduced('b', event);
    if (a?.traceHash !== b?.traceHash) return { outcome: 'parted', event, a, b };
    if (a === undefined) return { outcome: 'same', events: event - 1 };
    // The logs differ here and the worlds do not: one of them is not the world of its log.
    if (event === different?.a.events) {
      return notReproduced(a.traceHash === different.a.traceHash ? 'b' : 'a', event);
    }
  }
}

/** The next event, undefined behind the end of the run, or `stuck` where the world ends before its log does. */
function stepWithin(
  driver: ReplayDriver,
  event: number,
  end: Anchor | undefined,
): DeliveredEvent | 'stuck' | undefined {
  if (end === undefined) return driver.step();
  return event > end.events ? undefined : (driver.step() ?? 'stuck');
}

function notReproduced(run: 'a' | 'b', events: number): DiffResult {
  return { outcome: 'not-reproduced', run, events };
}
