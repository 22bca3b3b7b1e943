import type { LogEnding } from '../../core/data/log/logEnding.ts';
import type { LogReader, WholeSegment } from '../../core/data/log/logReader.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { Anchor } from '../../core/models/ports/recorder.ts';
import type { BaseError } from '../../core/utils/errors.ts';
import { inputsOf } from './recordedInputs.ts';
import type { ReplayHost, ReplayWorld } from './replayHost.ts';

/** The first anchor that the run again does not meet. */
export interface AnchorDifference {
  /** Number of the anchor, from 1, and the segment it closes, from 0. */
  readonly anchor: number;
  readonly segment: number;
  readonly field: keyof Anchor;
  readonly expected: string | number;
  readonly found: string | number;
  /** The run parted after `equalUntil` events and not later than `differentAt`. */
  readonly equalUntil: number;
  readonly differentAt: number;
}

/**
 * - `same`: the log is whole and every anchor was met.
 * - `different`: `difference` names the first anchor that was not.
 * - `truncated`: the log ends early, as after an interrupt; every anchor up to there was met.
 * - `damaged`: bytes of the log changed; every anchor before that place was met.
 */
export type VerifyOutcome = 'same' | 'different' | 'truncated' | 'damaged';

export interface VerifyResult {
  readonly outcome: VerifyOutcome;
  /** Anchors met, and the events up to the last of them. */
  readonly anchors: number;
  readonly events: number;
  /** Whole segments read. */
  readonly segments: number;
  readonly difference: AnchorDifference | undefined;
  /** Why the log is not whole, with its place. */
  readonly problem: BaseError | undefined;
  /** Set where another version of the program made the run: then a difference may not be a fault. */
  readonly otherVersion: { readonly run: string; readonly program: string } | undefined;
}

/** Told after each anchor. */
export type VerifyProgress = (anchor: Anchor) => void;

/**
 * Runs a world again from its manifest and its recorded inputs, and compares every anchor in order. Checks the
 * sums of every segment on the way. Needs a tolerant reader.
 *
 * @throws BaseError where the manifest's world cannot be built by this program.
 */
export function verifyRun(
  manifest: RunManifest,
  log: LogReader,
  host: ReplayHost,
  onProgress?: VerifyProgress,
): VerifyResult {
  const check = new AnchorCheck(host.open(manifest));
  const segments = log.wholeSegments();
  let read = 0;
  let step = segments.next();
  for (; !step.done; step = segments.next()) {
    const met = check.run(step.value);
    read++;
    if (check.difference !== undefined) break;
    if (met !== undefined) onProgress?.(met);
  }
  const problem = step.done ? (step.value as LogEnding).problem : undefined;
  return {
    outcome: outcomeOf(check.difference, problem),
    anchors: check.anchors,
    events: check.events,
    segments: read,
    difference: check.difference,
    problem,
    otherVersion: otherVersion(manifest, host),
  };
}

class AnchorCheck {
  anchors = 0;
  events = 0;
  difference: AnchorDifference | undefined;
  readonly #world: ReplayWorld;

  constructor(world: ReplayWorld) {
    this.#world = world;
  }

  /** Runs through one segment and returns its anchor if it was met. */
  run(segment: WholeSegment): Anchor | undefined {
    const world = this.#world;
    for (const input of inputsOf(segment)) {
      world.advance(input.events, input.time);
      world.inject(input.to, input.kind, input.fields, input.body);
    }
    const { anchor, index } = segment.header;
    if (anchor === undefined) return undefined;
    world.advance(anchor.events, anchor.time);
    const found = world.anchor();
    const field = FIELDS.find((name) => found[name] !== anchor[name]);
    if (field === undefined) {
      this.anchors++;
      this.events = anchor.events;
      return anchor;
    }
    this.difference = {
      anchor: this.anchors + 1,
      segment: index,
      field,
      expected: anchor[field],
      found: found[field],
      equalUntil: this.events,
      differentAt: anchor.events,
    };
    return undefined;
  }
}

/** In the order in which a difference is told: the first says most. */
const FIELDS = ['events', 'traceHash', 'time', 'stateHash'] as const satisfies readonly (keyof Anchor)[];

function outcomeOf(difference: AnchorDifference | undefined, problem: BaseError | undefined): VerifyOutcome {
  if (difference !== undefined) return 'different';
  if (problem === undefined) return 'same';
  return problem.code === 'DATA_TRUNCATED' ? 'truncated' : 'damaged';
}

function otherVersion(manifest: RunManifest, host: ReplayHost): VerifyResult['otherVersion'] {
  if (manifest.programVersion === host.programVersion) return undefined;
  return { run: manifest.programVersion, program: host.programVersion };
}
