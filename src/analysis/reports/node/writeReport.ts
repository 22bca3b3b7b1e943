import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../core/utils/errors.ts';
import { buildReport, type ReportSource } from '../buildReport.ts';
import { readPlotlySource } from './plotlySource.ts';

/** What was written, as paths below the folder given. */
export interface WrittenReport {
  readonly html: string;
  readonly figures: readonly string[];
}

/**
 * Writes `report.html` and `figures/<name>.json` (Plotly figures) into `dir`, over what is there.
 *
 * @throws BaseError `IO_FAILED` where the folder cannot be written; `DATA_INVALID_FIELD` as `buildReport`.
 */
export function writeReport(dir: string, source: Omit<ReportSource, 'plotlySource'>): WrittenReport {
  const report = buildReport({ ...source, plotlySource: readPlotlySource() });
  const html = join(dir, 'report.html');
  const files = report.figures.map(({ name, figure }) => ({
    path: join(dir, 'figures', `${name}.json`),
    text: `${JSON.stringify(figure)}\n`,
  }));
  try {
    mkdirSync(join(dir, 'figures'), { recursive: true });
    for (const { path, text } of files) writeFileSync(path, text);
    writeFileSync(html, report.html);
  } catch (cause) {
    throw new BaseError('IO_FAILED', `cannot write the report into ${dir}`, { facts: { dir }, cause });
  }
  return { html, figures: files.map(({ path }) => path) };
}
