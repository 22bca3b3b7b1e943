import { basename, dirname, extname } from 'node:path';
import {
  REPORT_FORMS,
  type ReportForm,
  type ReportPlace,
} from '../../../analysis/reports/node/writeReport.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { REPORT_FILE } from '../../../simulation/results/runFiles.ts';

/** What the command line says about forms and place. */
export interface PlaceRequest {
  readonly html?: boolean;
  readonly md?: boolean;
  readonly png?: boolean;
  readonly pdf?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

const REPORT_NAME = basename(REPORT_FILE, extname(REPORT_FILE));
const COMPARISON_FOLDER = 'comparison';

/** The forms to write; a page where none is named, and none where only JSON on stdout is wanted. */
export function formsOf(request: PlaceRequest): Set<ReportForm> {
  const named = REPORT_FORMS.filter((form) => request[form] === true);
  const fromOut = formOfPath(request.out);
  if (fromOut !== undefined && !named.includes(fromOut)) named.push(fromOut);
  if (named.length > 0) return new Set(named);
  return new Set(request.json === true && request.out === undefined ? [] : ['html']);
}

/** A path that ends as a form does names the file, any other a folder; else the run's folder, or `comparison`. */
export function placeOf(out: string | undefined, runs: readonly string[]): ReportPlace {
  if (out === undefined) return { dir: runs.length === 1 ? runs[0] : COMPARISON_FOLDER, name: REPORT_NAME };
  if (formOfPath(out) === undefined) return { dir: out, name: REPORT_NAME };
  const place = { dir: dirname(out), name: basename(out, extname(out)) };
  if (place.name !== '') return place;
  throw new BaseError('USAGE', `--out ${out}: the file needs a name before its ending`, { facts: { out } });
}

function formOfPath(out: string | undefined): ReportForm | undefined {
  if (out === undefined) return undefined;
  return REPORT_FORMS.find((form) => out.endsWith(`.${form}`));
}
