import type { KeyNumber } from '../metrics/keyNumber.ts';
import type { SeedRun } from './seedRun.ts';

/** One measure of all runs. */
export interface MeasureColumn extends Omit<KeyNumber, 'value'> {
  /** By variant and then by seed; `NaN` where a run has none, or has it in another unit. */
  readonly values: readonly Float64Array[];
}

type Runs = readonly (readonly (SeedRun | undefined)[])[];

/**
 * The measures of the runs by key, in the order in which they and their headings first occur; words, unit and digits are those of the first
 * run that has them. Prices in another currency are no values of the same measure.
 */
export function measureColumns(runs: Runs): MeasureColumn[] {
  const byRun = new Map<SeedRun, ReadonlyMap<string, KeyNumber>>();
  const first = new Map<string, KeyNumber>();
  for (const run of runs.flat()) {
    if (run === undefined) continue;
    byRun.set(run, new Map(run.numbers.map((number) => [number.key, number])));
    for (const number of run.numbers) if (!first.has(number.key)) first.set(number.key, number);
  }
  const inRun = (run: SeedRun | undefined, { key, unit }: KeyNumber) => {
    const found = run && byRun.get(run)?.get(key);
    return found?.unit === unit ? found.value : Number.NaN;
  };
  const numbers = [...first.values()];
  const groups = [...new Set(numbers.map(({ group }) => group))];
  const inGroups = groups.flatMap((name) => numbers.filter(({ group }) => group === name));
  return inGroups.map((number) => {
    const { value: _, ...named } = number;
    return { ...named, values: runs.map((row) => Float64Array.from(row, (run) => inRun(run, number))) };
  });
}
