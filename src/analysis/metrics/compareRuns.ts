import type { KeyNumber } from './keyNumber.ts';

/** Runs compared in one report, at most: more lines cannot be told apart. */
export const MAX_COMPARED = 8;

/** One key number of several runs, the first of which the others are held against. */
export interface ComparedNumber extends Omit<KeyNumber, 'value'> {
  /** One value per run; `NaN` where there is none. */
  readonly values: readonly number[];
  /** Value minus that of the first run, and over it; the first run's own are 0 and 1. */
  readonly differences: readonly number[];
  readonly ratios: readonly number[];
}

/**
 * Key numbers side by side, in the order of the first run; those that a run lacks, or has
 * under another name (a volatility from longer returns, say), are left out.
 */
export function compareNumbers(runs: readonly (readonly KeyNumber[])[]): ComparedNumber[] {
  const [first, ...others] = runs;
  return first.flatMap((number) => {
    const same = others.map((run) => run.find(({ key, name }) => key === number.key && name === number.name));
    if (same.some((found) => found === undefined)) return [];
    const values = [number, ...(same as KeyNumber[])].map(({ value }) => value);
    const { value: base, ...named } = number;
    // A number is shown as finely as the run that knows it most finely.
    const decimals = Math.max(number.decimals, ...(same as KeyNumber[]).map((found) => found.decimals));
    return [
      {
        ...named,
        decimals,
        values,
        differences: values.map((value) => value - base),
        ratios: values.map((value) => value / base),
      },
    ];
  });
}
