import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { LogWriter } from '../../../core/data/log/logWriter.ts';
import type { Anchor, RecordClass, Recorder } from '../../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../../core/models/units.ts';
import { withIoErrors } from './ioError.ts';

/**
 * The event log of a run as a file. It is written one segment at a time, synchronously, and holds no more than
 * one segment in memory. On an interrupt: let the kernel write its anchor, then `close`.
 */
export class FileLog implements Recorder {
  readonly path: string;
  readonly #writer: LogWriter;
  #file: number | undefined;

  /** Creates the file. Throws BaseError IO_FAILED where it is there already or cannot be written. */
  constructor(path: string) {
    this.path = path;
    this.#file = withIoErrors('create', path, () => openSync(path, 'wx'));
    this.#writer = new LogWriter({ write: (chunk) => this.#append(chunk) }, { crc32 });
  }

  /** Entries taken and bytes written so far. */
  get entries(): number {
    return this.#writer.entries;
  }

  get bytes(): number {
    return this.#writer.bytes;
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

  /** Writes what is pending, without an anchor, so that a reader sees it. */
  flush(): void {
    this.#writer.flush();
  }

  /** Writes the closing mark and closes the file. Later calls do nothing. */
  close(): void {
    const file = this.#file;
    if (file === undefined) return;
    try {
      this.#writer.close();
    } finally {
      this.#file = undefined;
      withIoErrors('close', this.path, () => closeSync(file));
    }
  }

  #append(chunk: Uint8Array): void {
    const file = this.#file as number;
    withIoErrors('write', this.path, () => {
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done, chunk.length - done);
    });
  }
}
