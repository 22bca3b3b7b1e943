import { type ComparedNumber, compareNumbers } from '../metrics/compareRuns.ts';
import type { KeyNumber } from '../metrics/keyNumber.ts';
import { tellingNumbers } from '../metrics/keyNumbers.ts';
import { formatNumber, formatTime } from '../visualization/numbers.ts';
import type { MeasuredRun } from './buildReport.ts';
import type { ReportedRun, ReportTable } from './reportContent.ts';
import { plainJson } from './reproduce.ts';

/** A setting in which a run differs from the first; undefined where one lacks it. */
export interface SettingDifference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** What each run is, a row per run. */
export function runTable(runs: readonly MeasuredRun[]): ReportTable {
  return {
    name: 'runs',
    title: 'Runs',
    caption: 'The first run is the one against which the others are held.',
    table: {
      columns: ['Run', 'Scenario', 'Seed', 'Instrument', 'Simulated time', 'Events', 'State', 'Trace hash'],
      rows: runs.map(({ label, metrics, coverage }) => [
        label,
        metrics.manifest.scenario,
        String(metrics.manifest.seed),
        metrics.scale.symbol,
        formatTime(coverage.simNs),
        formatNumber(coverage.events ?? Number.NaN),
        coverage.outcome,
        coverage.traceHash ?? '–',
      ]),
    },
  };
}

/** Settings that are not the same in all runs, by path. */
export function differenceTable(
  runs: readonly ReportedRun[],
  differences: readonly (readonly SettingDifference[])[],
): ReportTable {
  const byPath = new Map<string, string[]>();
  differences.forEach((ofRun, i) => {
    for (const { path, a, b } of ofRun) {
      // Where a run says nothing of a path, it has there what the first run has.
      const row = byPath.get(path) ?? new Array<string>(runs.length).fill(valueText(a));
      row[i + 1] = valueText(b);
      byPath.set(path, row);
    }
  });
  const none = byPath.size === 0;
  return {
    name: 'differences',
    title: 'What differs',
    caption: none
      ? 'Nothing: scenario, settings, seed, program version and log level are the same, so complete runs have the same trace hash.'
      : 'Settings that are not the same in all runs; all others are.',
    table: {
      columns: none ? [] : ['Setting', ...runs.map(({ label }) => label)],
      rows: [...byPath].map(([path, values]) => [path, ...values]),
    },
  };
}

function valueText(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : plainJson(value).replace(/\s+/g, ' ');
}

/**
 * Key numbers side by side. Two runs fit into one table with difference and ratio; more get a table for each, lest it
 * grow wider than a page.
 */
export function numberTables(
  runs: readonly { readonly label: string; readonly statistics: readonly KeyNumber[] }[],
): ReportTable[] {
  const compared = compareNumbers(runs.map(({ statistics }) => statistics));
  const numbers = tellingNumbers(compared, ({ values }) => values.some(Number.isFinite));
  const labels = runs.map(({ label }) => label);
  const letters = labels.map((label) => label[0]);
  const values = (number: ComparedNumber) =>
    number.values.map((value) => formatNumber(value, number.decimals));
  const differences = (number: ComparedNumber) =>
    number.differences.slice(1).map((value) => signed(value, number.decimals));
  const ratios = (number: ComparedNumber) => number.ratios.slice(1).map((value) => formatNumber(value, 3));
  const against = (mark: string) => letters.slice(1).map((letter) => `${letter} ${mark} A`);
  const table = (
    [name, title, caption]: readonly [string, string, string],
    columns: readonly string[],
    cells: (number: ComparedNumber) => readonly string[],
  ): ReportTable => ({
    name,
    title,
    caption,
    table: {
      columns: ['Number', ...columns],
      rows: numbers.map((number) => [nameOf(number), ...cells(number)]),
    },
  });
  if (runs.length === 2) {
    return [
      table(
        ['side-by-side', 'Side by side', 'Numbers of the whole runs, with difference and ratio.'],
        [...labels, ...against('−'), ...against('÷')],
        (number) => [...values(number), ...differences(number), ...ratios(number)],
      ),
    ];
  }
  return [
    table(['side-by-side', 'Side by side', 'Numbers of the whole runs.'], labels, values),
    table(['against-first', 'Difference from the first run', 'Each run minus A.'], against('−'), differences),
    table(
      ['ratio-to-first', 'Ratio to the first run', 'Each run over A; 1 is no change.'],
      against('÷'),
      ratios,
    ),
  ];
}

function nameOf({ name, unit }: ComparedNumber): string {
  return unit === '' ? name : `${name} (${unit})`;
}

function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
