import { basename, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { measuringRun } from '../../../analysis/metrics/runMetrics.ts';
import type { MeasuredRun } from '../../../analysis/reports/buildReport.ts';
import { coverageOf } from '../../../analysis/reports/runCoverage.ts';
import type { LogEnding } from '../../../core/data/log/logEnding.ts';
import type { LogReader } from '../../../core/data/log/logReader.ts';
import { Listings } from '../../../core/models/listings.ts';
import type { EventLog } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import type { Anchor } from '../../../core/models/ports/recorder.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type OpenRun, openRun } from '../../../simulation/results/node/openRun.ts';

/** Milliseconds of work between two looks at the signal. */
const SLICE_MS = 50;

export interface MeasureOptions {
  /** Symbol of the instrument to show; the most traded one where it is left out. */
  readonly instrument?: string;
  readonly signal: AbortSignal;
  /** Share of the log's two walks done, 0 to 1, and events so far. */
  readonly onProgress: (share: number, events: number) => void;
}

/**
 * Measures a stored run as far as its log is whole.
 *
 * @throws BaseError of `openRun`; USAGE for an instrument that the run does not have; INTERRUPTED.
 */
export async function measureStored(dir: string, options: MeasureOptions): Promise<MeasuredRun> {
  const run = openRun(dir);
  try {
    const walk = new LogWalk(run.log, options.onProgress);
    const instrument = instrumentIndex(run, options.instrument);
    const metrics = await drive(
      measuringRun(
        run.manifest,
        () => walk.pieces(),
        () => ({ end: endOf(run, walk), instrument }),
      ),
      options.signal,
    );
    const summary = run.summary as RunSummary | undefined;
    const coverage = coverageOf(summary, walk.state(metrics.survey.end), run.manifest.timeResolutionNs);
    return { metrics, coverage, label: basename(resolve(dir)), dir, summary };
  } finally {
    run.close();
  }
}

/** The log segment by segment; it remembers how far it is whole. */
class LogWalk {
  readonly #log: LogReader;
  readonly #onProgress: MeasureOptions['onProgress'];
  #walks = 0;
  #anchor: Anchor | undefined;
  #ending: LogEnding | undefined;

  constructor(log: LogReader, onProgress: MeasureOptions['onProgress']) {
    this.#log = log;
    this.#onProgress = onProgress;
  }

  *pieces(): Generator<EventLog> {
    const before = this.#walks++ / 2;
    const segments = this.#log.wholeSegments();
    for (;;) {
      const step = segments.next();
      if (step.done) {
        this.#ending = step.value;
        return;
      }
      const { offset, header } = step.value;
      this.#anchor = header.anchor ?? this.#anchor;
      this.#onProgress(before + offset / this.#log.size / 2, this.#anchor?.events ?? 0);
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

/** A whole run lasts as long as its summary says; of a torn one, as long as its last anchor. */
function endOf({ summary, manifest }: { summary: OpenRun['summary']; manifest: RunManifest }, walk: LogWalk) {
  if (summary !== undefined && walk.isWhole && typeof summary.simNs === 'number') {
    return Math.floor(summary.simNs / manifest.timeResolutionNs);
  }
  return walk.anchor?.time ?? 0;
}

function instrumentIndex({ dir, manifest }: OpenRun, name: string | undefined): number | undefined {
  return name === undefined ? undefined : new Listings(manifest).named(name, '--instrument', dir);
}

/** Lets the process hear a Ctrl-C now and then. */
async function drive<Result>(steps: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
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
