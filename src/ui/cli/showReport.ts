import type { ReportForm, WrittenReport } from '../../analysis/reports/node/writeReport.ts';
import { writeReport } from '../../analysis/reports/node/writeReport.ts';
import type { ReportContent } from '../../analysis/reports/reportContent.ts';
import { hasDisplay } from './display.ts';
import { interruptible } from './interrupt.ts';
import type { Output } from './output.ts';
import { startProgress } from './progress.ts';
import { refuseWhenAborted } from './report/logWalk.ts';
import { makeReport } from './report/makeReport.ts';
import { placeOf } from './report/reportPlace.ts';

export interface ShowReportOptions {
  readonly forms: ReadonlySet<ReportForm>;
  /** File or folder to write to. */
  readonly out?: string;
  readonly instrument?: string;
  /** Open the page in a browser, where there is a screen. */
  readonly open: boolean;
  readonly output: Output;
  /** False where what a reader must know first has been told already. */
  readonly tellsNotes?: boolean;
}

/** Makes the report of stored runs, writes it, says where it is, and opens it where it was asked for. */
export async function showReport(
  dirs: readonly string[],
  options: ShowReportOptions,
): Promise<{ content: ReportContent; written: WrittenReport }> {
  const { forms, out, instrument, open, output } = options;
  const made = await interruptible(async (signal) => {
    const content = await makeReport(dirs, { instrument, signal });
    return { content, written: await writeShown(content, placeOf(out, dirs), forms, signal) };
  });
  await tellReport(made, open, output);
  return made;
}

/** Writes a report that is made already, says where it is, and opens it where it was asked for. */
export async function showContent(
  content: ReportContent,
  { forms, out, open, output, tellsNotes }: Omit<ShowReportOptions, 'instrument'>,
): Promise<WrittenReport> {
  const written = await interruptible((signal) => writeShown(content, placeOf(out, []), forms, signal));
  await tellReport({ content: tellsNotes === false ? { notes: [] } : content, written }, open, output);
  return written;
}

async function tellReport(
  { content, written }: { readonly content: Pick<ReportContent, 'notes'>; readonly written: WrittenReport },
  open: boolean,
  output: Output,
): Promise<void> {
  for (const note of content.notes) output.say(`note        ${note}`);
  for (const path of Object.values(written.files)) output.say(`report      ${path}`);
  const page = written.files.html;
  if (open && page !== undefined && hasDisplay()) await (await import('open')).default(page);
}

async function writeShown(
  content: ReportContent,
  place: ReturnType<typeof placeOf>,
  forms: ReadonlySet<ReportForm>,
  signal: AbortSignal,
): Promise<WrittenReport> {
  if (forms.size === 0) return { files: {}, figures: [] };
  const progress = await startProgress('write', 'files');
  try {
    return await writeReport(content, place, forms, (done, of) => {
      refuseWhenAborted(signal);
      progress.update(done / of, done);
    });
  } finally {
    progress.stop();
  }
}
