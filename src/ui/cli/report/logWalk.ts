import { setImmediate as turn } from 'node:timers/promises';
import type { LogEnding } from '../../../core/data/log/logEnding.ts';
import type { LogReader } from '../../../core/data/log/logReader.ts';
import type { EventLog } from '../../../core/models/logEntry.ts';
import type { Anchor } from '../../../core/models/ports/recorder.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** Milliseconds of work between two looks at the signal. */
const SLICE_MS = 50;

/** Told of the share of the walks that is done, 0 to 1, and the events so far. */
export type OnWalk = (share: number, events: number) => void;

/** The log segment by segment; it remembers how far it is whole. */
export class LogWalk {
  readonly #log: LogReader;
  readonly #onProgress: OnWalk;
  readonly #planned: number;
  #walks = 0;
  #anchor: Anchor | undefined;
  #ending: LogEnding | undefined;

  /** `planned` is how often the log will be walked. */
  constructor(log: LogReader, onProgress: OnWalk, planned: number) {
    this.#planned = planned;
    this.#log = log;
    this.#onProgress = onProgress;
  }

  *pieces(): Generator<EventLog> {
    const before = this.#walks++ / this.#planned;
    const segments = this.#log.wholeSegments();
    for (;;) {
      const step = segments.next();
      if (step.done) {
        this.#ending = step.value;
        return;
      }
      const { offset, header } = step.value;
      this.#anchor = header.anchor ?? this.#anchor;
      this.#onProgress(before + offset / this.#log.size / this.#planned, this.#anchor?.events ?? 0);
      yield step.value;
    }
  }

  get isWhole(): boolean {
    return this.#ending?.problem === undefined;
  }

  get anchor(): Anchor | undefined {
    return this.#anchor;
  }

  state(lastTime: number) {
    const { bytesAfter = 0, problem } = this.#ending ?? {};
    return { anchor: this.#anchor, lastTime, bytesAfter, problem };
  }
}

/** Lets the process hear a Ctrl-C now and then. */
export async function drive<Result>(steps: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    const due = performance.now() - since >= SLICE_MS;
    if (due) await turn();
    if (due || step.done) refuseWhenAborted(signal);
    if (step.done) return step.value;
    if (due) since = performance.now();
  }
}

/** @throws BaseError INTERRUPTED where the signal was raised. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new BaseError('INTERRUPTED', 'the report was interrupted', {
    advice: 'Start it again; files that were written before are whole.',
  });
}
