import { basename, resolve } from 'node:path';
import { measuringRun } from '../../../analysis/metrics/runMetrics.ts';
import type { MeasuredRun } from '../../../analysis/reports/buildReport.ts';
import { coverageOf } from '../../../analysis/reports/runCoverage.ts';
import { Listings } from '../../../core/models/listings.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type OpenRun, openRun } from '../../../simulation/results/node/openRun.ts';
import { drive, LogWalk, type OnWalk } from './logWalk.ts';

/** Walks of a market's log: one for its span and its actors, one for the series. */
const WALKS = 2;

export interface MeasureOptions {
  /** Symbol of the instrument to show; the most traded one where it is left out. */
  readonly instrument?: string;
  readonly signal: AbortSignal;
  /** Share of the log's two walks done, 0 to 1, and events so far. */
  readonly onProgress: OnWalk;
}

/**
 * Measures a stored run as far as its log is whole.
 *
 * @throws BaseError of `openRun`; USAGE for an instrument that the run does not have; INTERRUPTED.
 */
export async function measureStored(dir: string, options: MeasureOptions): Promise<MeasuredRun> {
  const run = openRun(dir);
  try {
    if (run.manifest.chain !== undefined) throw isChain(dir);
    const walk = new LogWalk(run.log, options.onProgress, WALKS);
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

function isChain(dir: string): BaseError {
  return new BaseError('USAGE', `${dir} is a run of a chain, and this looks at markets`, {
    facts: { dir },
    advice:
      'See `market-sim report <run>` for a chain by itself, and `market-sim consensus compare` for several.',
  });
}
