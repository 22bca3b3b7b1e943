import type { RecordClass } from './ports/recorder.ts';
import type { ActorId, SimTime } from './units.ts';

/** A line of the event log as a reader hands it out: a reused view, valid until the next line. */
export interface LogEntry {
  readonly recordClass: RecordClass;
  /** Number of the event during which it was written, from 1. */
  readonly events: number;
  readonly time: SimTime;
  readonly from: ActorId;
  readonly to: ActorId;
  readonly kind: number;
  get(index: number): number;
  readonly body: Uint8Array | undefined;
}

/** A stored or in-memory log that can be walked from its start, any number of times. */
export interface EventLog {
  forEach(visit: (entry: LogEntry) => void): void;
}
