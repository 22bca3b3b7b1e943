import type { RunManifest } from '../../core/models/manifest.ts';
import type { RunSummary } from '../../core/models/runSummary.ts';
import type { KeyNumber } from '../metrics/keyNumber.ts';
import type { FigureTable, ReportFigure } from '../visualization/plotlyFigure.ts';
import type { RunCoverage } from './runCoverage.ts';

/** Names with values under a heading. */
export interface FactTable {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** A table that stands by itself. */
export interface ReportTable {
  /** Id on the page. */
  readonly name: string;
  readonly title: string;
  /** What it says, in a sentence. */
  readonly caption: string;
  readonly table: FigureTable;
  /** There, and true, where it is for those who look closely: it comes after the figures. */
  readonly isAnnex?: true;
}

/** One run as a report has it. */
export interface ReportedRun {
  /** What the run is called in the report. */
  readonly label: string;
  /** Its folder, or null where it is kept nowhere. */
  readonly dir: string | null;
  readonly manifest: RunManifest;
  readonly summary: RunSummary | undefined;
  readonly coverage: RunCoverage;
  /** Symbol of the instrument shown, and of how many. */
  readonly instrument: string;
  readonly instruments: number;
  readonly statistics: readonly KeyNumber[];
  /** The command that made it, where it is known. */
  readonly command?: string;
}

/** A report before it takes a form: page, Markdown and JSON are made of the same texts and numbers. */
export interface ReportContent {
  readonly kind: 'run' | 'comparison' | 'realism' | 'calibration' | 'chain' | 'protocols';
  readonly title: string;
  /** Version of the program that made the runs. */
  readonly programVersion: string;
  /** What a reader must know first: what is covered, what cannot be compared. */
  readonly notes: readonly string[];
  /** Counts at the head of the page. */
  readonly tiles: readonly (readonly [name: string, value: string])[];
  /** Tables before the figures. */
  readonly tables: readonly ReportTable[];
  readonly figures: readonly ReportFigure[];
  /** Numbers of the whole run that no figure shows. */
  readonly facts: readonly FactTable[];
  readonly runs: readonly ReportedRun[];
  /** The command that made all of it, where one did. */
  readonly command?: string;
}
