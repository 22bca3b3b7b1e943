import type { RunSummary } from '../../core/models/runSummary.ts';
import { keyNumbers } from '../metrics/keyNumbers.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, formatTime } from '../visualization/numbers.ts';
import { reportFigures } from '../visualization/reportFigures.ts';
import type { ReportContent, ReportedRun } from './reportContent.ts';
import { overviewTables } from './reportTables.ts';
import { coverageNote, type RunCoverage } from './runCoverage.ts';
import { venueTables } from './venueTable.ts';

/** A measured run and what is known of it beside its log. */
export interface MeasuredRun {
  readonly metrics: RunMetrics;
  readonly coverage: RunCoverage;
  /** What the run is called. */
  readonly label: string;
  readonly dir: string | null;
  readonly summary: RunSummary | undefined;
  readonly command?: string;
}

/** The report of one run. */
export function buildReport(run: MeasuredRun): ReportContent {
  const { metrics } = run;
  const reported = reportedRun(run);
  const { hasFacts } = metrics.survey;
  return {
    kind: 'run',
    title: `${metrics.manifest.scenario}, seed ${metrics.manifest.seed}`,
    programVersion: metrics.manifest.programVersion,
    notes: runNotes(reported, metrics),
    tiles: runTiles(run),
    tables: hasFacts ? venueTables(metrics) : [],
    figures: reportFigures(metrics),
    facts: hasFacts ? overviewTables(metrics, reported.statistics) : [],
    runs: [reported],
  };
}

/** A run as reports have it: what it is, what of it is covered, and its key numbers. */
export function reportedRun({ metrics, ...known }: MeasuredRun): ReportedRun {
  const { manifest, scale } = metrics;
  const { label, dir, summary, coverage, command } = known;
  return {
    label,
    dir,
    manifest,
    summary,
    coverage,
    instrument: scale.symbol,
    instruments: manifest.instruments.length,
    statistics: keyNumbers(metrics),
    ...(command === undefined ? {} : { command }),
  };
}

function runNotes({ coverage, instrument, instruments }: ReportedRun, { venues }: RunMetrics): string[] {
  const notes: string[] = [];
  const covered = coverageNote(coverage);
  if (covered !== undefined) notes.push(covered);
  if (instruments > 1) {
    const [of, held] =
      venues.length > 0 ? ['listings', 'positions are over all venues; '] : ['instruments', ''];
    notes.push(
      `Prices, depth and trades are of ${instrument}, one of ${formatNumber(instruments)} ${of}; ${held}orders, rejects and profits are of all.`,
    );
  }
  return notes;
}

/** The counts of a complete run come from its summary, those of another from what its log holds. */
function runTiles({ metrics, coverage, summary }: MeasuredRun): [string, string][] {
  const { counts, survey } = metrics;
  const whole = coverage.problem === null ? summary : undefined;
  const trades = survey.tradesByInstrument.reduce((sum, count) => sum + count, 0);
  const tiles: [string, string][] = [
    ['Trace hash', coverage.traceHash ?? '–'],
    ['Simulated time', formatTime(coverage.simNs)],
    ['Events', formatNumber(coverage.events ?? Number.NaN)],
  ];
  if (whole !== undefined) tiles.push(['Messages', formatNumber(whole.messages)]);
  tiles.push(
    ['Orders', formatNumber(whole?.orders ?? counts.newOrders)],
    ['Trades', formatNumber(whole?.trades ?? trades)],
    ['Rejects', formatNumber(whole?.rejects ?? counts.rejected + counts.cancelRejected)],
  );
  if (whole !== undefined) tiles.push(['Real time', formatTime(Math.round(whole.wallMs / 10) * 1e7)]);
  return tiles;
}
