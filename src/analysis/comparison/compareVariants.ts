import { createRng } from '../../core/utils/rng.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import { type PairedDifference, pairedDifference } from '../statistics/pairedDifference.ts';
import type {
  ComparedMeasure,
  ComparedVariant,
  MarketComparison,
  MeasureDifference,
  Verdict,
} from './comparison.ts';
import { type MeasureColumn, measureColumns } from './measureColumns.ts';
import type { SeedRuns } from './seedRun.ts';

const LEVEL = 0.95;
const RESAMPLES = 2000;
/** Seed of the bootstrap's streams: the answer is a function of the runs alone. */
const BOOTSTRAP_SEED = 1;

export interface CompareOptions {
  readonly variants: readonly ComparedVariant[];
  readonly seeds: readonly number[];
  readonly runs: SeedRuns;
  /** Whether a measure of this key takes part; where it is left out, all do of which any run has a value. */
  readonly chosen?: (key: string) => boolean;
}

/**
 * Compares every variant with the first, measure by measure and seed by seed. Seeds that an interrupted comparison has
 * not run in every variant are left out; a run that failed is a pair less.
 */
export function compareVariants({ variants, seeds, runs, chosen }: CompareOptions): MarketComparison {
  const failed = new Set(runs.failures.map(({ variant, seed }) => `${variant} ${seed}`));
  const known = seeds.flatMap((seed, place) => {
    const isKnown = (row: SeedRuns['runs'][number], variant: number) =>
      row[place] !== undefined || failed.has(`${variant} ${seed}`);
    return runs.runs.every(isKnown) ? [place] : [];
  });
  const kept = runs.runs.map((row) => known.map((place) => row[place]));
  const columns = measureColumns(kept).filter((column) => chosen?.(column.key) ?? hasValues(column));
  const paired = columns.map((column) => pairs(column));
  const { measures, tests } = judged(columns, paired);
  return {
    variants,
    seeds: known.map((place) => seeds[place]),
    runs: kept,
    failures: runs.failures,
    level: LEVEL,
    resamples: RESAMPLES,
    measures,
    tests,
  };
}

function hasValues({ values }: MeasureColumn): boolean {
  return values.some((ofVariant) => ofVariant.some((value) => !Number.isNaN(value)));
}

function pairs({ key, values: [baseline, ...others] }: MeasureColumn): PairedDifference[] {
  return others.map((variant, i) =>
    pairedDifference(baseline, variant, {
      level: LEVEL,
      resamples: RESAMPLES,
      rng: createRng(BOOTSTRAP_SEED, `bootstrap ${key} ${i + 1}`),
    }),
  );
}

function judged(columns: readonly MeasureColumn[], paired: readonly (readonly PairedDifference[])[]) {
  const all = paired.flat();
  // Where every pair is the same there is nothing that chance could raise an alarm about.
  const pValues = all.map((found) => (isSame(found) ? Number.NaN : found.pValue));
  const adjusted = holmAdjusted(pValues);
  let next = 0;
  const measures = columns.map((column, i): ComparedMeasure => {
    const differences = paired[i].map((found): MeasureDifference => {
      const holm = adjusted[next++];
      return { ...found, holm, verdict: verdictOf(found, holm) };
    });
    return { ...column, differences };
  });
  return { measures, tests: pValues.filter((p) => !Number.isNaN(p)).length };
}

function isSame({ mean, deviation, pairs: count }: PairedDifference): boolean {
  return count > 1 && mean === 0 && deviation === 0;
}

function verdictOf(found: PairedDifference, holm: number): Verdict {
  if (found.pairs < 2) return 'too few';
  if (isSame(found)) return 'same';
  if (holm < 1 - LEVEL) return 'differs';
  return found.pValue < 1 - LEVEL ? 'may differ' : 'not seen';
}
