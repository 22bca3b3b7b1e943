import { basename, resolve } from 'node:path';
import { buildChainReport } from '../../../analysis/reports/consensus/buildChainReport.ts';
import { coverageOf } from '../../../analysis/reports/runCoverage.ts';
import type { Output } from '../output.ts';
import { showContent } from '../showReport.ts';
import type { ConsensusOptions } from './chooseChain.ts';
import type { WatchedRun } from './runChain.ts';

/**
 * Writes the page of a run into its folder, or into one called after the scenario where it is not kept, and opens it where
 * a person looks. Returns the file's place.
 */
export async function writeChainPage(
  run: WatchedRun,
  { out, open }: ConsensusOptions,
  output: Output,
): Promise<string> {
  const { manifest, summary } = run;
  const dir = summary.runDir;
  const log = { anchor: undefined, lastTime: 0, bytesAfter: 0, problem: undefined };
  const coverage = coverageOf(summary, log, manifest.timeResolutionNs);
  const label = dir === null ? `${manifest.scenario} ${manifest.seed}` : basename(resolve(dir));
  const content = buildChainReport({ ...run, coverage, label, dir });
  const written = await showContent(content, {
    forms: new Set(['html']),
    out: out ?? manifest.scenario,
    open: open && !output.json,
    output,
    tellsNotes: false,
  });
  return written.files.html as string;
}
