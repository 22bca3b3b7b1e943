import type { EventLog, LogEntry } from '../../models/logEntry.ts';
import type { Anchor, RecordClass, Recorder } from '../../models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../models/units.ts';
import { MemorySource } from './byteStore.ts';
import { LogReader } from './logReader.ts';
import { LogWriter, type LogWriterOptions } from './logWriter.ts';

/** An event log in memory: the same bytes as a stored one, for runs without a store and for tests. */
export class MemoryLog implements Recorder, EventLog {
  readonly #chunks: Uint8Array[] = [];
  readonly #writer: LogWriter;

  constructor(options: LogWriterOptions = {}) {
    this.#writer = new LogWriter({ write: (chunk) => this.#chunks.push(chunk.slice()) }, options);
  }

  get entries(): number {
    return this.#writer.entries;
  }

  write(
    recordClass: RecordClass,
    events: number,
    time: SimTime,
    from: ActorId,
    to: ActorId,
    kind: number,
    payload: Float64Array,
    base: number,
    fieldCount: number,
    body: Uint8Array | undefined,
  ): void {
    this.#writer.write(recordClass, events, time, from, to, kind, payload, base, fieldCount, body);
  }

  anchor(anchor: Anchor): void {
    this.#writer.anchor(anchor);
  }

  /** Writes the closing mark; a log that is read as a file would be needs it, `forEach` does not. */
  close(): void {
    this.#writer.close();
  }

  /** Everything written so far, whether closed or not. */
  forEach(visit: (entry: LogEntry) => void): void {
    this.#writer.flush();
    this.reader({ tolerant: true }).forEach(visit);
  }

  /** A reader of the segments written so far; strict unless asked to be tolerant. */
  reader(options: { readonly tolerant?: boolean } = {}): LogReader {
    return new LogReader(new MemorySource(this.#chunks), options);
  }

  /** The log as one piece, as a file would hold it. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(this.#writer.bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
