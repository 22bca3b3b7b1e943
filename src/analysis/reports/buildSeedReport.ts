import type { RunManifest } from '../../core/models/manifest.ts';
import type { MarketComparison } from '../comparison/comparison.ts';
import type { ComparisonSource } from '../comparison/comparisonJson.ts';
import { formatNumber } from '../visualization/numbers.ts';
import { forestFigure } from '../visualization/seeds/forestFigure.ts';
import { pairedFigure } from '../visualization/seeds/pairedFigure.ts';
import { shownMeasures } from '../visualization/seeds/shownMeasures.ts';
import { variantsFigure } from '../visualization/seeds/variantsFigure.ts';
import { differenceTable, type SettingDifference } from './comparisonTables.ts';
import type { ReportContent, ReportedRun, ReportTable } from './reportContent.ts';
import { failureTable, measureTables, variantTable } from './seedTables.ts';

/**
 * The report of a comparison over seeds: what was compared, every measure with its difference and interval, and figures
 * of the surest differences.
 *
 * @param manifests of each variant with the first seed.
 * @param differences of each further variant: the settings in which it differs from the first.
 */
export function buildSeedReport(
  comparison: MarketComparison,
  source: ComparisonSource,
  manifests: readonly RunManifest[],
  differences: readonly (readonly SettingDifference[])[],
): ReportContent {
  const { variants, measures, seeds, runs } = comparison;
  const paths = variants[0].settings.map(({ path }) => path).join(', ');
  const reported = manifests.map((manifest, i) => firstRun(comparison, manifest, i));
  const made = runs.flat().filter((run) => run !== undefined);
  const shown = shownMeasures(measures);
  return {
    kind: 'comparison',
    title: `${source.scenario}: ${paths} over ${formatNumber(seeds.length)} seeds`,
    programVersion: source.programVersion,
    notes: notesOf(comparison, source),
    tiles: [
      ['Variants', formatNumber(variants.length)],
      ['Seeds', formatNumber(seeds.length)],
      ['Runs', formatNumber(made.length)],
      ['Messages', formatNumber(made.reduce((sum, run) => sum + run.messages, 0))],
      ['Measures', formatNumber(measures.length)],
      ['that differ', formatNumber(measures.filter(isDifferent).length)],
    ],
    tables: [
      variantTable(comparison),
      ...furtherDifferences(comparison, reported, differences),
      ...failureTable(comparison),
      ...measureTables(comparison),
    ],
    figures: [
      ...forestFigure(comparison),
      ...shown.flatMap((measure) => [pairedFigure(comparison, measure), variantsFigure(comparison, measure)]),
    ],
    facts: [],
    runs: reported.map((run) => ({ ...run, label: `${run.label}, seed ${run.manifest.seed}` })),
    command: source.command,
  };
}

/** What differs beside the settings that were varied: a mechanism brings settings of its own along. */
function furtherDifferences(
  { variants }: MarketComparison,
  reported: readonly ReportedRun[],
  differences: readonly (readonly SettingDifference[])[],
): ReportTable[] {
  const varied = new Set(variants[0].settings.map(({ path }) => `config.${path}`));
  const further = differences.map((found) => found.filter(({ path }) => !varied.has(path)));
  if (further.every((found) => found.length === 0)) return [];
  return [{ ...differenceTable(reported, further), title: 'What else differs' }];
}

function isDifferent({ differences }: MarketComparison['measures'][number]): boolean {
  return differences.some(({ verdict }) => verdict === 'differs');
}

function notesOf({ failures, seeds }: MarketComparison, { interrupted }: ComparisonSource): string[] {
  const notes: string[] = [];
  if (interrupted) {
    notes.push(
      `The comparison was interrupted: it covers the ${formatNumber(seeds.length)} seeds that were run in every variant.`,
    );
  }
  if (failures.length > 0) {
    const runs = failures.length === 1 ? '1 run' : `${formatNumber(failures.length)} runs`;
    notes.push(`${runs} failed, missing from the numbers: see below which, and why.`);
  }
  if (seeds.length < 10) {
    notes.push(
      'So few seeds show large differences only; intervals over ten pairs and more can be relied on.',
    );
  }
  return notes;
}

/** The variant's run of the first seed, as an example that can be made again by itself. */
function firstRun({ variants, runs }: MarketComparison, manifest: RunManifest, variant: number): ReportedRun {
  const run = runs[variant].find((made) => made?.seed === manifest.seed);
  return {
    label: variants[variant].label,
    dir: null,
    manifest,
    summary: undefined,
    coverage: {
      outcome: run === undefined ? 'interrupted' : 'complete',
      simNs: run?.simNs ?? 0,
      events: run?.events ?? null,
      traceHash: run?.traceHash ?? null,
      bytesAfter: 0,
      problem: null,
    },
    instrument: manifest.instruments[0]?.symbol ?? '',
    instruments: manifest.instruments.length,
    statistics: run?.numbers ?? [],
  };
}
