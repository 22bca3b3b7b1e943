import { writeReport } from '../../analysis/reports/node/writeReport.ts';
import type { RunSummary } from '../../core/models/runSummary.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { openRun } from '../../simulation/results/node/openRun.ts';
import { hasDisplay } from './display.ts';
import type { Output } from './output.ts';

/** Writes a stored run's report, says where it is, and opens it where it was asked for and there is a screen. */
export async function showReport(
  runDir: string,
  options: { readonly open: boolean; readonly output: Output },
): Promise<string> {
  const run = openRun(runDir);
  try {
    if (run.summary === undefined) {
      throw new BaseError('DATA_TRUNCATED', `${runDir} has no summary: the run was cut short`, {
        advice: 'Run it again from its manifest; `market-sim verify` says how far the log is whole.',
        facts: { dir: runDir },
      });
    }
    const { manifest, log } = run;
    const { html } = writeReport(runDir, { manifest, log, summary: run.summary as unknown as RunSummary });
    options.output.say(`report      ${html}`);
    if (options.open && hasDisplay()) await (await import('open')).default(html);
    return html;
  } finally {
    run.close();
  }
}
