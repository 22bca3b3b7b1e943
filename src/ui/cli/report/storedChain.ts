import { basename, resolve } from 'node:path';
import { ChainProjection } from '../../../analysis/metrics/consensus/chainProjection.ts';
import type { ReportedChain } from '../../../analysis/reports/consensus/buildChainReport.ts';
import { coverageOf } from '../../../analysis/reports/runCoverage.ts';
import type { EventLog } from '../../../core/models/logEntry.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { openRun } from '../../../simulation/results/node/openRun.ts';
import { drive, LogWalk } from './logWalk.ts';
import type { MeasureOptions } from './measureStored.ts';

/**
 * The history of a stored run of a chain, as far as its log is whole; undefined where the run is none of a chain.
 *
 * @throws BaseError of `openRun`; INTERRUPTED.
 */
export async function storedChain(dir: string, options: MeasureOptions): Promise<ReportedChain | undefined> {
  const run = openRun(dir);
  try {
    const { manifest } = run;
    if (manifest.chain === undefined) return undefined;
    const walk = new LogWalk(run.log, options.onProgress, 1);
    const projection = await drive(
      project(new ChainProjection(manifest.chain), walk.pieces()),
      options.signal,
    );
    const summary = run.summary as RunSummary | undefined;
    const { history, findings } = projection;
    const coverage = coverageOf(summary, walk.state(history.end), manifest.timeResolutionNs);
    return { history, findings, manifest, coverage, label: basename(resolve(dir)), dir, summary };
  } finally {
    run.close();
  }
}

function* project(projection: ChainProjection, pieces: Iterable<EventLog>): Generator<void, ChainProjection> {
  for (const piece of pieces) {
    piece.forEach((entry) => {
      projection.visit(entry);
    });
    yield;
  }
  return projection;
}
