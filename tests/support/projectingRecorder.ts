import type { LogEntry } from '../../src/core/models/logEntry.ts';
import type { Recorder } from '../../src/core/models/ports/recorder.ts';

/** A recorder that hands every entry to a reader of logs at once, as if it came from a file. */
export class ProjectingRecorder implements Recorder {
  readonly #visit: (entry: LogEntry) => void;

  constructor(visit: (entry: LogEntry) => void) {
    this.#visit = visit;
  }

  write(
    ...[recordClass, events, time, from, to, kind, payload, base, , body]: Parameters<Recorder['write']>
  ) {
    this.#visit({ recordClass, events, time, from, to, kind, body, get: (index) => payload[base + index] });
  }

  anchor(): void {}
}
