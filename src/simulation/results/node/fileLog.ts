import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { LogWriter } from '../../../core/data/log/logWriter.ts';
import type { Anchor, RecordClass, Recorder } from '../../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';

/**
 * The event log of a run as a file. It is written one segment at a time, synchronously, and holds no more than
 * one segment in memory. On an interrupt: let the kernel write its anchor, then `close`. Where a write fails (the
 * disk is full), the file is cut back to its whole segments, and closing it writes nothing more.
 */
export class FileLog implements Recorder {
  #path = '';
  #writer: LogWriter | undefined;
  readonly #append: typeof writeSync;
  #file: number | undefined;
  #failed = false;

  /**
   * Creates the file, or without a path waits for `open`: a world is given its log when it is built, and what cannot be
   * built leaves no file. `append` stands in for the system's write in tests.
   *
   * @throws BaseError IO_FAILED where it is there already or cannot be written.
   */
  constructor(path?: string, append: typeof writeSync = writeSync) {
    this.#append = append;
    if (path !== undefined) this.open(path);
  }

  /** Creates the file, once and before the first entry; throws as the constructor does. */
  open(path: string): void {
    assert(this.#writer === undefined, 'a log is opened once');
    this.#path = path;
    this.#file = withIoErrors('create', path, () => openSync(path, 'wx'));
    this.#writer = new LogWriter({ write: (chunk) => this.#write(chunk) }, { crc32 });
  }

  get path(): string {
    return this.#path;
  }

  /** Entries taken and bytes written so far. */
  get entries(): number {
    return this.#writer?.entries ?? 0;
  }

  get bytes(): number {
    return this.#writer?.bytes ?? 0;
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
    const writer = this.#writer as LogWriter;
    writer.write(recordClass, events, time, from, to, kind, payload, base, fieldCount, body);
  }

  anchor(anchor: Anchor): void {
    this.#writer?.anchor(anchor);
  }

  /** Writes what is pending, without an anchor, so that a reader sees it. */
  flush(): void {
    this.#writer?.flush();
  }

  /** Writes the closing mark and closes the file. Later calls do nothing. */
  close(): void {
    const file = this.#file;
    if (file === undefined) return;
    try {
      if (!this.#failed) this.#writer?.close();
    } finally {
      this.#file = undefined;
      withIoErrors('close', this.path, () => closeSync(file));
    }
  }

  #write(chunk: Uint8Array): void {
    const file = this.#file as number;
    // The writer counts a chunk when it is written; where the constructor's own chunk fails, nothing is whole.
    const whole = this.#writer?.bytes ?? 0;
    withIoErrors('write', this.path, () => {
      try {
        for (let done = 0; done < chunk.length; ) {
          done += this.#append(file, chunk, done, chunk.length - done);
        }
      } catch (error) {
        this.#failed = true;
        ftruncateSync(file, whole);
        throw error;
      }
    });
  }
}
