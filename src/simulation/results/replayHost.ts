import type { RunManifest } from '../../core/models/manifest.ts';
import type { Anchor } from '../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../core/models/units.ts';

/** A world that runs again, as `verify` and `diff` drive it. */
export interface ReplayWorld {
  /** Events delivered so far. */
  readonly events: number;
  /**
   * Delivers events until `events` have been delivered, never past the end that the run's configuration sets.
   * Then, where the clock is before `time`, moves it there (never past that end either), delivering at most one
   * event more that is due until then: a faithful run has none, and one that has is found at the next anchor.
   */
  advance(events: number, time: SimTime): void;
  /** Injects a recorded external input: its numeric fields, and its body where it is cold. */
  inject(to: ActorId, kind: number, fields: readonly number[], body: Uint8Array | undefined): void;
  /** The anchor that the recorder would be given now. */
  anchor(): Anchor;
}

/** Builds the worlds of manifests. */
export interface ReplayHost {
  /** Version of the program that runs now, to be compared with the manifest's. */
  readonly programVersion: string;
  /** The world of the manifest, started, before its first event. Throws where it cannot be built. */
  open(manifest: RunManifest): ReplayWorld;
}

/** An event as it was delivered: copied, so it may be kept. */
export interface DeliveredEvent {
  /** Its number, from 1. */
  readonly events: number;
  readonly time: SimTime;
  readonly from: ActorId;
  readonly to: ActorId;
  readonly kind: number;
  readonly fields: readonly number[];
  /** Canonical encoding of a cold message. */
  readonly body: Uint8Array | undefined;
  /** Trace hash behind it: 16 hexadecimal digits. */
  readonly traceHash: string;
}

/** A world whose events can be looked at one by one. */
export interface SteppedWorld extends ReplayWorld {
  /** Delivers the next event and tells it, or undefined where nothing is left to do until the run's end. */
  step(): DeliveredEvent | undefined;
}

export interface StepHost extends ReplayHost {
  open(manifest: RunManifest): SteppedWorld;
}
