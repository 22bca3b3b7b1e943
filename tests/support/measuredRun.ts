import { measureRun } from '../../src/analysis/metrics/runMetrics.ts';
import type { MeasuredRun } from '../../src/analysis/reports/buildReport.ts';
import type { RunCoverage } from '../../src/analysis/reports/runCoverage.ts';
import type { EventLog } from '../../src/core/models/logEntry.ts';
import type { RunManifest } from '../../src/core/models/manifest.ts';
import type { RunSummary } from '../../src/core/models/runSummary.ts';

export const TEST_SUMMARY: RunSummary = {
  scenario: 'synthetic',
  seed: 1,
  events: 1234567,
  messages: 1000,
  orders: 10,
  trades: 5,
  rejects: 1,
  traceHash: '0123456789abcdef',
  simNs: 600e9,
  wallMs: 1234.5,
  runDir: 'runs/my run',
};

export const COMPLETE: RunCoverage = {
  outcome: 'complete',
  simNs: 600e9,
  events: 1234567,
  traceHash: '0123456789abcdef',
  bytesAfter: 0,
  problem: null,
};

/** A run as the report command hands it over, from a hand-written tape. */
export function measuredRun(
  run: { readonly manifest: RunManifest; readonly log: EventLog },
  known: Partial<Omit<MeasuredRun, 'metrics'>> = {},
): MeasuredRun {
  const coverage = known.coverage ?? COMPLETE;
  const end = Math.floor(coverage.simNs / run.manifest.timeResolutionNs);
  const metrics = measureRun(run.manifest, run.log, { end });
  return { coverage, label: 'my run', dir: 'runs/my run', summary: TEST_SUMMARY, ...known, metrics };
}
