import type { ComparedMeasure, MarketComparison } from '../comparison/comparison.ts';
import {
  knownDecimals,
  measureName,
  pText,
  signedNumber,
  verdictWords,
} from '../comparison/comparisonNumbers.ts';
import { formatNumber, formatPercent } from '../visualization/numbers.ts';
import type { ReportTable } from './reportContent.ts';
import { plainJson } from './reproduce.ts';

/** What each variant is, and how many of its runs there are. */
export function variantTable({ variants, runs, failures, seeds }: MarketComparison): ReportTable {
  return {
    name: 'variants',
    title: 'What was compared',
    caption: `The same ${formatNumber(seeds.length)} seeds through every variant. The first is the baseline: every other is held against it.`,
    table: {
      columns: [
        'Variant',
        ...variants[0].settings.map(({ path }) => path),
        'Runs',
        'Failed',
        'Messages per run',
      ],
      rows: variants.map(({ label, settings }, i) => {
        const made = runs[i].filter((run) => run !== undefined);
        const messages = made.reduce((sum, run) => sum + run.messages, 0);
        return [
          label,
          ...settings.map(({ value }) => (typeof value === 'string' ? value : plainJson(value))),
          formatNumber(made.length),
          formatNumber(failures.filter(({ variant }) => variant === i).length),
          formatNumber(messages / made.length),
        ];
      }),
    },
  };
}

/** Runs that failed. */
export function failureTable({ variants, failures }: MarketComparison): ReportTable[] {
  if (failures.length === 0) return [];
  return [
    {
      name: 'failures',
      title: 'Runs that failed',
      caption: 'They are missing from the numbers: their seeds are pairs less.',
      table: {
        columns: ['Variant', 'Seed', 'Code', 'Why'],
        rows: failures.map(({ variant, seed, code, message }) => [
          variants[variant].label,
          String(seed),
          code,
          message,
        ]),
      },
    },
  ];
}

/** Two tables per variant: what differs, and how sure that is by other means. */
export function measureTables(comparison: MarketComparison): ReportTable[] {
  const { variants, level, tests, resamples } = comparison;
  const [baseline, ...others] = variants;
  const confidence = `${formatNumber(100 * level)} % interval`;
  return others.flatMap(({ label }, i): ReportTable[] => [
    {
      name: `measures-${i + 1}`,
      title: `${label} against ${baseline.label}`,
      caption: `Means over the pairs, the mean difference, and its interval by Student's t. "Differs" means a p below ${formatNumber(1 - level, 2)} after Holm's correction for all ${formatNumber(tests)} tests of the comparison, "may differ" before it only. "No difference seen" is no proof of none: the interval says how large a one could have been missed.`,
      table: {
        columns: ['Measure', 'What can be said', 'Difference', confidence, 'p (Holm)', 'Baseline', 'Variant'],
        rows: comparison.measures.map((measure) => meansRow(measure, i)),
      },
    },
    {
      isAnnex: true,
      name: `robust-${i + 1}`,
      title: `${label}: by other means`,
      caption: `The same differences without the assumption of a normal distribution: bootstrap interval (bias-corrected and accelerated, ${formatNumber(resamples)} resamples) and the p of Wilcoxon's signed ranks, beside that of Student's t before any correction. The last column says how many times as many seeds it would take to be as sure without pairing.`,
      table: {
        columns: [
          'Measure',
          'Pairs',
          'Bootstrap interval',
          'p (t, as it is)',
          'p (signed ranks)',
          'Larger in',
          'Smaller in',
          'Pairing saves',
        ],
        rows: comparison.measures.map((measure) => robustRow(measure, i)),
      },
    },
  ]);
}

function meansRow(measure: ComparedMeasure, variant: number): string[] {
  const found = measure.differences[variant];
  const decimals = knownDecimals(measure, found);
  return [
    measureName(measure),
    ...[
      verdictWords(measure, found),
      signedNumber(found.mean, decimals),
      intervalText(found.interval, decimals),
      pText(found.holm),
      formatNumber(found.baselineMean, decimals),
      formatNumber(found.variantMean, decimals),
    ].map(unbroken),
  ];
}

function robustRow(measure: ComparedMeasure, variant: number): string[] {
  const found = measure.differences[variant];
  return [
    measureName(measure),
    ...[
      formatNumber(found.pairs),
      intervalText(found.bootstrap, knownDecimals(measure, found)),
      pText(found.pValue),
      pText(found.signedRank),
      formatPercent(found.shareLarger, 0),
      formatPercent(found.shareSmaller, 0),
      Number.isFinite(found.varianceRatio) ? `× ${formatNumber(found.varianceRatio, 1)}` : '–',
    ].map(unbroken),
  ];
}

/** Numbers and short verdicts stay on their line; a page that is too narrow for the table lets it be scrolled. */
function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0');
}

function intervalText(
  { low, high }: { readonly low: number; readonly high: number },
  decimals: number,
): string {
  return Number.isNaN(low) ? '–' : `${signedNumber(low, decimals)} to ${signedNumber(high, decimals)}`;
}
