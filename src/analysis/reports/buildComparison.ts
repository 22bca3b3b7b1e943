import { BaseError } from '../../core/utils/errors.ts';
import { type ComparedRun, runStyle } from '../visualization/comparison/comparedRun.ts';
import { comparisonFigures } from '../visualization/comparison/comparisonFigures.ts';
import { type MeasuredRun, reportedRun } from './buildReport.ts';
import { differenceTable, numberTables, runTable, type SettingDifference } from './comparisonTables.ts';
import type { ReportContent, ReportedRun } from './reportContent.ts';
import { coverageNote } from './runCoverage.ts';

/**
 * The comparison of two to eight runs: what differs, key numbers side by side, and figures that lay one run over the
 * others. The first run is the one against which the others are held.
 *
 * @param differences of each further run: the settings in which it differs from the first.
 * @throws BaseError USAGE where prices are in different currencies: no axis holds both.
 */
export function buildComparison(
  runs: readonly MeasuredRun[],
  differences: readonly (readonly SettingDifference[])[],
): ReportContent {
  requireOneCurrency(runs);
  const named = runs.map((run, i) => ({ ...run, label: `${String.fromCharCode(65 + i)} ${run.label}` }));
  const reported = named.map(reportedRun);
  const compared: ComparedRun[] = named.map(({ label, metrics }, i) => ({
    label,
    metrics,
    style: runStyle(i),
  }));
  const versions = [...new Set(runs.map(({ metrics }) => metrics.manifest.programVersion))];
  return {
    kind: 'comparison',
    title: titleOf(runs),
    programVersion: versions.join(', '),
    notes: comparisonNotes(named, reported),
    tiles: [],
    tables: [
      runTable(named),
      differenceTable(reported, differences),
      ...numberTables(reported.map(({ label, statistics }) => ({ label, statistics }))),
    ],
    figures: comparisonFigures(compared),
    facts: [],
    runs: reported,
  };
}

/** Up to three runs by name; more would fill the page's head. */
function titleOf(runs: readonly MeasuredRun[]): string {
  const names = runs.length > 3 ? `${runs.length} runs` : runs.map(({ label }) => label).join(', ');
  return `Comparison of ${names}`;
}

function requireOneCurrency(runs: readonly MeasuredRun[]): void {
  const currencies = runs.map(({ metrics }) => metrics.scale.currency);
  if (new Set(currencies).size <= 1) return;
  const each = runs.map(
    ({ label, metrics }) => `${label} shows ${metrics.scale.symbol} in ${metrics.scale.currency}`,
  );
  throw new BaseError('USAGE', `prices in different currencies do not compare: ${each.join('; ')}`, {
    advice: 'Name an instrument that all runs have with --instrument, or compare runs in one currency.',
    facts: { currencies: currencies.join(', ') },
  });
}

function comparisonNotes(runs: readonly MeasuredRun[], reported: readonly ReportedRun[]): string[] {
  const notes = reported.flatMap(({ label, coverage }) => {
    const note = coverageNote(coverage);
    return note === undefined ? [] : [`${label}: ${note}`];
  });
  const listed = (values: readonly string[]) =>
    values.map((value, i) => `${reported[i].label}: ${value}`).join('; ');
  const differ = (values: readonly string[]) => new Set(values).size > 1;
  const symbols = reported.map(({ instrument }) => instrument);
  if (differ(symbols))
    notes.push(`The runs show different instruments (${listed(symbols)}): levels of price do not compare.`);
  const ticks = runs.map(({ metrics }) => metrics.manifest.instruments[metrics.instrument].tickSize);
  if (differ(ticks))
    notes.push(
      `Tick sizes differ (${listed(ticks)}): a spread of one tick is not the same; all prices are in currency.`,
    );
  const levels = runs.map(({ metrics }) => metrics.manifest.logLevel);
  if (differ(levels))
    notes.push(
      `Log levels differ (${listed(levels)}): what a log does not hold is missing from its run's numbers and figures.`,
    );
  return notes;
}
