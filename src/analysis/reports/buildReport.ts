import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { RunSummary } from '../../core/models/runSummary.ts';
import { measureRun } from '../metrics/runMetrics.ts';
import type { ReportFigure } from '../visualization/plotlyFigure.ts';
import { reportFigures } from '../visualization/reportFigures.ts';
import { renderReport } from './renderReport.ts';
import { overviewTables } from './reportTables.ts';

export interface ReportSource {
  readonly manifest: RunManifest;
  readonly log: EventLog;
  readonly summary: RunSummary;
  readonly plotlySource: string;
  /** The command that made the run, where it is known. */
  readonly command?: string;
}

export interface BuiltReport {
  readonly html: string;
  readonly figures: readonly ReportFigure[];
}

/**
 * From a run's log to its report: measure, draw, write.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where manifest and log do not belong together.
 */
export function buildReport(source: ReportSource): BuiltReport {
  const { manifest, log, summary, plotlySource, command } = source;
  const metrics = measureRun(manifest, log, { end: Math.floor(summary.simNs / manifest.timeResolutionNs) });
  const figures = reportFigures(metrics);
  const tables = metrics.survey.hasFacts ? overviewTables(metrics) : [];
  return { figures, html: renderReport({ manifest, summary, figures, tables, plotlySource, command }) };
}
