import type { ComparedMeasure, MarketComparison, Verdict } from '../../../analysis/comparison/comparison.ts';
import {
  knownDecimals,
  measureName,
  pText,
  signedNumber,
  verdictWords,
} from '../../../analysis/comparison/comparisonNumbers.ts';
import { formatNumber } from '../../../analysis/visualization/numbers.ts';

/** Failed runs named one by one, at most. */
const NAMED_FAILURES = 10;

export interface TextOptions {
  /** Show measures in which nothing was seen, too. */
  readonly all: boolean;
  /** Where those that are not shown are; `--report and --json have` where it is left out. */
  readonly rest?: string;
}

/** A comparison for people: a table per variant against the baseline, and what can be said. */
export function comparisonText(comparison: MarketComparison, { all, rest }: TextOptions): string[] {
  const { variants, measures } = comparison;
  const [baseline, ...others] = variants;
  return [
    ...failureLines(comparison),
    ...others.flatMap((variant, i) => {
      const shown = measures.filter((measure) => all || isShown(measure, i));
      const head = `${variant.label} against ${baseline.label}`;
      return ['', ...table(head, shown, i), '', summary(comparison, i, measures.length - shown.length, rest)];
    }),
    '',
    ...reading(comparison),
  ];
}

function isShown(measure: ComparedMeasure, variant: number): boolean {
  const { verdict } = measure.differences[variant];
  if (verdict === 'differs' || verdict === 'may differ') return true;
  return measure.better !== undefined && verdict === 'not seen';
}

function table(head: string, measures: readonly ComparedMeasure[], variant: number): string[] {
  if (measures.length === 0) return [head];
  const rows: string[][] = [[head, 'baseline', 'variant', 'difference', '95 % interval', 'p', 'Holm', '']];
  let group = '';
  for (const measure of measures) {
    if (measure.group !== group) rows.push([measure.group]);
    group = measure.group;
    rows.push(row(measure, variant));
  }
  return aligned(rows);
}

function row(measure: ComparedMeasure, variant: number): string[] {
  const found = measure.differences[variant];
  const decimals = knownDecimals(measure, found);
  const { interval, mean, baselineMean, variantMean, dropped } = found;
  const words = verdictWords(measure, found);
  return [
    `  ${measureName(measure)}`,
    formatNumber(baselineMean, decimals),
    formatNumber(variantMean, decimals),
    signedNumber(mean, decimals),
    Number.isNaN(interval.low)
      ? '–'
      : `${signedNumber(interval.low, decimals)} to ${signedNumber(interval.high, decimals)}`,
    pText(found.pValue),
    pText(found.holm),
    dropped === 0 ? words : `${words} (${found.pairs} pairs)`,
  ];
}

/** Names and verdicts from the left, numbers from the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const last = rows[0].length - 1;
  const widths = rows[0].map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  const cell = (text: string, i: number) =>
    i === last ? text : i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]);
  return rows.map((cells) => cells.map(cell).join('  ').trimEnd());
}

function summary(
  { measures, seeds, level }: MarketComparison,
  variant: number,
  hidden: number,
  rest = '--report and --json have',
): string {
  const count = (verdict: Verdict) =>
    measures.filter(({ differences }) => differences[variant].verdict === verdict).length;
  const parts: [number, string][] = [
    [count('differs'), 'differ'],
    [count('may differ'), 'may differ (before the correction for many measures)'],
    [count('not seen'), 'with no difference seen'],
    [count('same'), 'the same in every pair'],
    [count('too few'), 'with too few pairs'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  const more = hidden === 0 ? '' : ` Not shown: ${hidden}; ${rest} all.`;
  const confidence = `at ${formatNumber(100 * level)} % over ${counted(seeds.length, 'seed')}`;
  return `Of ${counted(measures.length, 'measure')}, ${confidence}: ${said.join(', ')}.${more}`;
}

function reading({ tests, level }: MarketComparison): string[] {
  const alpha = formatNumber(1 - level, 2);
  return [
    `"differs": p below ${alpha} by Student's paired t, after Holm's correction for ${counted(tests, 'test')}. "No difference seen" is no proof`,
    'of none: the interval says how large a difference could have been missed.',
  ];
}

function failureLines({ failures, variants }: MarketComparison): string[] {
  if (failures.length === 0) return [];
  const lines = failures
    .slice(0, NAMED_FAILURES)
    .map(
      ({ variant, seed, code, message }) => `  ${variants[variant].label}, seed ${seed}: ${code}: ${message}`,
    );
  const more = failures.length - lines.length;
  return [
    `${counted(failures.length, 'run')} failed, missing from the numbers:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more; --json has them all`] : []),
  ];
}

/** `1 seed`, `100 seeds`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
