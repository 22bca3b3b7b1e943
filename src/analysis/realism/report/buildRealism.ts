import type { ReportContent } from '../../reports/reportContent.ts';
import { coverageNote } from '../../reports/runCoverage.ts';
import { formatNumber } from '../../visualization/numbers.ts';
import type { DistanceLine } from '../distances/measureDistances.ts';
import type { JudgedMarket } from './judgedMarket.ts';
import { realismFigures } from './realismFigures.ts';
import {
  besideTable,
  definitionTable,
  distanceTable,
  falseAlarmSummaryTable,
  falseAlarmTable,
  marketTable,
} from './realismTables.ts';
import { verdictText } from './realismWords.ts';

const VERDICTS = ['pass', 'pass, not sure', 'fail', 'not enough data', 'reported'] as const;

/** What the report is made of beside its markets. */
export interface RealismSource {
  /** Version of the program that made the report. */
  readonly programVersion: string;
  /** The command that makes it again. */
  readonly command: string;
}

/**
 * The realism report of a market, or of a market against another: tables, figures with both, definitions, and how often
 * the report itself is wrong.
 */
export function buildRealism(
  markets: readonly [JudgedMarket] | readonly [JudgedMarket, JudgedMarket],
  distances: readonly DistanceLine[],
  { programVersion, command }: RealismSource,
): ReportContent {
  const [first, second] = markets;
  const labels = markets.map(({ series }) => series.label);
  const tables =
    second === undefined
      ? [marketTable(first, false)]
      : [
          besideTable(markets),
          distanceTable(distances, [first.series.label, second.series.label]),
          ...markets.map((market) => marketTable(market, true)),
        ];
  return {
    kind: 'realism',
    title: `Realism of ${labels.join(' against ')}`,
    programVersion,
    notes: markets.flatMap((market) => notesOf(market, second !== undefined)),
    tiles: second === undefined ? countTiles(first) : [],
    tables: [...tables, falseAlarmTable(), falseAlarmSummaryTable(), definitionTable()],
    figures: realismFigures(markets),
    facts: [],
    runs: markets.flatMap(({ run }) => (run === undefined ? [] : [run])),
    command,
  };
}

/** What a reader must know of a market, under its name where there are two. */
export function notesOf({ series, run }: JudgedMarket, isNamed: boolean): string[] {
  const coverage = run === undefined ? undefined : coverageNote(run.coverage);
  const notes = coverage === undefined ? series.notes : [coverage, ...series.notes];
  return notes.map((note) => (isNamed ? `${series.label}: ${note}` : note));
}

function countTiles({ lines }: JudgedMarket): [string, string][] {
  return VERDICTS.map((verdict) => [
    `${verdict[0].toUpperCase()}${verdict.slice(1)}`,
    formatNumber(lines.filter((line) => verdictText(line) === verdict).length),
  ]);
}
