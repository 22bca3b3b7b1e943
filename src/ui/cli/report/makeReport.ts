import { MAX_COMPARED } from '../../../analysis/metrics/compareRuns.ts';
import { buildComparison } from '../../../analysis/reports/buildComparison.ts';
import { buildReport, type MeasuredRun } from '../../../analysis/reports/buildReport.ts';
import {
  buildChainReport,
  type ReportedChain,
} from '../../../analysis/reports/consensus/buildChainReport.ts';
import type { ReportContent } from '../../../analysis/reports/reportContent.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { manifestDifferences } from '../../../simulation/results/manifestDifferences.ts';
import { startProgress } from '../progress.ts';
import { measureStored } from './measureStored.ts';
import { storedChain } from './storedChain.ts';

/**
 * The report of one run, or the comparison of several.
 *
 * @throws BaseError USAGE for too many runs; as `measureStored` and `buildComparison`.
 */
export async function makeReport(
  dirs: readonly string[],
  options: { readonly instrument?: string; readonly signal: AbortSignal },
): Promise<ReportContent> {
  if (dirs.length > MAX_COMPARED) {
    throw new BaseError('USAGE', `${dirs.length} runs: at most ${MAX_COMPARED} are compared in one report`, {
      advice: 'Compare fewer; more lines in one figure cannot be told apart.',
      facts: { runs: dirs.length },
    });
  }
  if (dirs.length === 1) {
    const chain = await measureChain(dirs[0], options.signal);
    if (chain !== undefined) return buildChainReport(chain);
  }
  const measured = await measureAll(dirs, options);
  if (measured.length === 1) return buildReport(measured[0]);
  const [first, ...others] = measured;
  const differences = others.map(({ metrics }) =>
    manifestDifferences(first.metrics.manifest, metrics.manifest),
  );
  return buildComparison(measured, differences);
}

async function measureChain(dir: string, signal: AbortSignal): Promise<ReportedChain | undefined> {
  const progress = await startProgress('report', 'events');
  const onProgress = (share: number, events: number) => progress.update(share, events);
  try {
    return await storedChain(dir, { signal, onProgress });
  } finally {
    progress.stop();
  }
}

async function measureAll(
  dirs: readonly string[],
  options: { readonly instrument?: string; readonly signal: AbortSignal },
): Promise<MeasuredRun[]> {
  const progress = await startProgress('report', 'events');
  try {
    const measured: MeasuredRun[] = [];
    for (const [i, dir] of dirs.entries()) {
      const onProgress = (share: number, events: number) =>
        progress.update((i + share) / dirs.length, events);
      measured.push(await measureStored(dir, { ...options, onProgress }));
    }
    return measured;
  } finally {
    progress.stop();
  }
}
