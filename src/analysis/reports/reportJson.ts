import type { PlotlyFigure } from '../visualization/plotlyFigure.ts';
import { sectionOf } from './figureSections.ts';
import { foldedManifest } from './foldedManifest.ts';
import type { ReportContent, ReportedRun, ReportTable } from './reportContent.ts';
import { plainJson } from './reproduce.ts';

/** Number of the shape below; it rises when a field changes its meaning or goes. */
const FORMAT_VERSION = 1;

/** A report as one JSON object; docs/guides/reports.md explains its fields. */
export interface ReportJson {
  readonly format: 'market-sim-report';
  readonly formatVersion: number;
  readonly kind: ReportContent['kind'];
  readonly title: string;
  readonly programVersion: string;
  readonly notes: readonly string[];
  readonly runs: readonly RunJson[];
  /** Tables of the whole report: texts as the page shows them. */
  readonly tables: readonly ReportTable[];
  readonly figures: readonly FigureJson[];
  /** The command that made all of it, where one did. */
  readonly command?: string;
}

interface RunJson {
  readonly label: string;
  readonly dir: string | null;
  readonly instrument: string;
  readonly instruments: number;
  readonly coverage: object;
  readonly summary: object | null;
  /** Key numbers by name; null where there is none. */
  readonly statistics: Readonly<Record<string, { readonly value: number | null; readonly unit: string }>>;
  readonly manifest: unknown;
}

interface FigureJson extends ReportTable {
  readonly section: string;
  /** `Plotly.newPlot(element, plotly.data, plotly.layout)` shows it. */
  readonly plotly: PlotlyFigure;
}

/** The report as data that JSON holds. */
export function reportJson(content: ReportContent): ReportJson {
  const { kind, title, programVersion, notes, tiles, tables, facts, figures } = content;
  const small: ReportTable[] = facts.map((fact) => ({
    name: fact.title.toLowerCase().replace(/[^a-z]+/g, '-'),
    title: fact.title,
    caption: '',
    table: { columns: ['Name', 'Value'], rows: fact.rows },
  }));
  const head: ReportTable[] =
    tiles.length === 0
      ? []
      : [
          {
            name: 'counts',
            title: 'Counts',
            caption: '',
            table: { columns: ['Name', 'Value'], rows: tiles },
          },
        ];
  return {
    format: 'market-sim-report',
    formatVersion: FORMAT_VERSION,
    kind,
    title,
    programVersion,
    notes,
    runs: content.runs.map(runJson),
    tables: [...head, ...tables, ...small],
    figures: figures.map(({ figure, name, title, caption, table }) => ({
      name,
      section: sectionOf(name),
      title,
      caption,
      table,
      plotly: figure,
    })),
    ...(content.command === undefined ? {} : { command: content.command }),
  };
}

function runJson(run: ReportedRun): RunJson {
  const { label, dir, instrument, instruments, coverage, summary, statistics, manifest } = run;
  return {
    label,
    dir,
    instrument,
    instruments,
    coverage,
    summary: summary ?? null,
    statistics: Object.fromEntries(
      statistics.map(({ key, value, unit }) => [key, { value: Number.isFinite(value) ? value : null, unit }]),
    ),
    manifest: JSON.parse(plainJson(foldedManifest(manifest))),
  };
}
