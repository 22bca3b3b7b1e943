import { basename, join } from 'node:path';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../core/utils/node/makeFolder.ts';
import { renderMarkdown } from '../renderMarkdown.ts';
import { renderReport } from '../renderReport.ts';
import type { ReportContent } from '../reportContent.ts';
import { readPlotlySource } from './plotlySource.ts';
import { ReportPrinter } from './reportPrinter.ts';

/** Forms of a report that are files. */
export const REPORT_FORMS = ['html', 'md', 'png', 'pdf'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Where a report goes: `<dir>/<name>.html` and so on, its figures in a folder beside it. */
export interface ReportPlace {
  readonly dir: string;
  readonly name: string;
}

/** Paths of what was written. */
export interface WrittenReport {
  readonly files: Readonly<Partial<Record<ReportForm, string>>>;
  /** The figures: Plotly JSON with the page, pictures with `png`. */
  readonly figures: readonly string[];
}

/** Called before each file: how many are done, of how many. May throw to stop; nothing is left half-written. */
export type OnReportFile = (done: number, of: number) => void;

/**
 * Writes a report in the forms asked for, over what is there. With `html` the figures lie beside it as Plotly JSON,
 * with `png` as pictures, to which the Markdown form refers.
 *
 * @throws BaseError IO_NOT_FOUND, IO_FAILED; PART_MISSING where pictures or PDF lack their browser.
 */
export async function writeReport(
  content: ReportContent,
  place: ReportPlace,
  forms: ReadonlySet<ReportForm>,
  onFile: OnReportFile = () => {},
): Promise<WrittenReport> {
  const needsPage = forms.has('html') || forms.has('png') || forms.has('pdf');
  const html = needsPage ? renderReport(content, readPlotlySource()) : '';
  // A browser that is missing is told before anything is written.
  const printer = forms.has('png') || forms.has('pdf') ? await ReportPrinter.open(html) : undefined;
  try {
    const writer = new ReportWriter(content, place, onFile, forms);
    writer.prepare();
    if (forms.has('html')) writer.writePage(html);
    if (forms.has('md')) writer.writeMarkdown();
    if (printer !== undefined) await writer.print(printer);
    return writer.written();
  } finally {
    await printer?.close();
  }
}

class ReportWriter {
  readonly #content: ReportContent;
  readonly #place: ReportPlace;
  readonly #forms: ReadonlySet<ReportForm>;
  readonly #onFile: OnReportFile;
  readonly #figuresDir: string;
  readonly #files: Partial<Record<ReportForm, string>> = {};
  readonly #figures: string[] = [];
  #done = 0;

  constructor(
    content: ReportContent,
    place: ReportPlace,
    onFile: OnReportFile,
    forms: ReadonlySet<ReportForm>,
  ) {
    this.#content = content;
    this.#place = place;
    this.#onFile = onFile;
    this.#forms = forms;
    this.#figuresDir = join(place.dir, place.name === 'report' ? 'figures' : `${place.name}-figures`);
  }

  prepare(): void {
    const hasFigures = this.#forms.has('html') || this.#forms.has('png');
    const dir = hasFigures ? this.#figuresDir : this.#place.dir;
    withIoErrors('create', dir, () => makeFolder(dir));
  }

  writePage(html: string): void {
    for (const { name, figure } of this.#content.figures) {
      this.#figure(`${name}.json`, `${JSON.stringify(figure)}\n`);
    }
    this.#file('html', html);
  }

  writeMarkdown(): void {
    const pictures = `${basename(this.#figuresDir)}/`;
    const pictureOf = this.#forms.has('png') ? (name: string) => `${pictures}${name}.png` : undefined;
    this.#file('md', renderMarkdown(this.#content, pictureOf));
  }

  async print(printer: ReportPrinter): Promise<void> {
    const { figures, title, runs } = this.#content;
    if (this.#forms.has('png')) {
      for (const { name } of figures) this.#figure(`${name}.png`, await printer.figure(name));
      this.#file('png', await printer.page());
    }
    if (!this.#forms.has('pdf')) return;
    const mark =
      runs.length === 1 ? `trace hash ${runs[0].coverage.traceHash ?? '–'}` : `${runs.length} runs`;
    this.#file('pdf', await printer.pdf(title, mark));
  }

  written(): WrittenReport {
    return { files: this.#files, figures: this.#figures };
  }

  #file(form: ReportForm, bytes: string | Uint8Array): void {
    const path = join(this.#place.dir, `${this.#place.name}.${form}`);
    this.#write(path, bytes);
    this.#files[form] = path;
  }

  #figure(name: string, bytes: string | Uint8Array): void {
    const path = join(this.#figuresDir, name);
    this.#write(path, bytes);
    this.#figures.push(path);
  }

  #write(path: string, bytes: string | Uint8Array): void {
    this.#onFile(this.#done, this.#count());
    writeFileAtomic(path, bytes);
    this.#done++;
  }

  #count(): number {
    const perFigure = (['html', 'png'] as const).filter((form) => this.#forms.has(form)).length;
    return this.#forms.size + perFigure * this.#content.figures.length;
  }
}
