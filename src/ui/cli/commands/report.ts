import { reportJson } from '../../../analysis/reports/reportJson.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { resolveRun } from '../../../simulation/results/node/store/resolveRun.ts';
import { Output } from '../output.ts';
import { formsOf, type PlaceRequest } from '../report/reportPlace.ts';
import { showReport } from '../showReport.ts';

export interface ReportOptions extends PlaceRequest {
  readonly instrument?: string;
  readonly open?: boolean;
}

/** `market-sim report <run…>` */
export async function reportCommand(runs: readonly string[], options: ReportOptions): Promise<void> {
  const output = new Output(options.json === true);
  const forms = formsOf(options);
  if (options.open === true && !forms.has('html')) {
    throw new BaseError('USAGE', '--open needs the page: add --html');
  }
  const { instrument, out } = options;
  const dirs = runs.map((run) => resolveRun(run));
  const { content, written } = await showReport(dirs, {
    forms,
    out,
    instrument,
    open: options.open === true,
    output,
  });
  output.result({ ...reportJson(content), files: written.files });
}
