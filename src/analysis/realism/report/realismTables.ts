import type { ReportTable } from '../../reports/reportContent.ts';
import { formatNumber, formatPercent } from '../../visualization/numbers.ts';
import type { DistanceLine } from '../distances/measureDistances.ts';
import { falseAlarmRates, REPLICATIONS } from '../falseAlarmRates.ts';
import type { RealismLine } from '../measureRealism.ts';
import { realismStatistics } from '../realismStatistics.ts';
import type { JudgedMarket } from './judgedMarket.ts';
import {
  estimateText,
  falseAlarmTexts,
  intervalText,
  rangeText,
  sampleText,
  verdictText,
} from './realismWords.ts';

const VERDICT_WORDS =
  'A statistic passes where its 95 % interval meets the accepted range, and is sure of it where the whole interval lies within. "Not enough data" is said where there are fewer values than the estimator needs.';

/** Every line of one market. */
export function marketTable({ series, lines }: JudgedMarket, isAnnex: boolean): ReportTable {
  return {
    name: isAnnex ? `realism-${series.label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}` : 'realism',
    title: isAnnex ? `${series.label}: estimates and samples` : 'Realism',
    caption: VERDICT_WORDS,
    table: {
      columns: ['Statistic', 'Verdict', 'Estimate', '95 % interval', 'Accepted', 'Sample'],
      rows: lines.map((line) => [
        line.statistic.name,
        unbroken(verdictText(line)),
        unbroken(estimateText(line)),
        unbroken(intervalText(line)),
        rangeText(line.statistic),
        sampleText(line),
      ]),
    },
    ...(isAnnex ? { isAnnex } : {}),
  };
}

/** Two markets beside each other. */
export function besideTable(markets: readonly JudgedMarket[]): ReportTable {
  const heads = markets.flatMap(({ series }) => [series.label, 'Estimate and 95 % interval']);
  return {
    name: 'realism',
    title: 'Realism, side by side',
    caption: VERDICT_WORDS,
    table: {
      columns: ['Statistic', 'Accepted', ...heads],
      rows: realismStatistics.map((statistic, i) => [
        statistic.name,
        rangeText(statistic),
        ...markets.flatMap(({ lines }) => [unbroken(verdictText(lines[i])), estimateWithInterval(lines[i])]),
      ]),
    },
  };
}

/** How far two markets are apart in their distributions. */
export function distanceTable(
  distances: readonly DistanceLine[],
  labels: readonly [string, string],
): ReportTable {
  return {
    name: 'distances',
    title: 'Distances of distributions',
    caption:
      'The greatest distance of the two distribution functions (Kolmogorov and Smirnov, 0 to 1), and the mean distance of the values (Wasserstein, in their unit). Reported, not judged: no two markets are alike.',
    table: {
      columns: [
        'Distribution',
        'Kolmogorov-Smirnov',
        'Wasserstein',
        ...labels.map((label) => `Mean of ${label}`),
        ...labels.map((label) => `Values of ${label}`),
      ],
      rows: distances.map(({ distance: { name, unit }, kolmogorovSmirnov, wasserstein, means, samples }) => [
        unit === '' ? name : `${name} (${unit})`,
        Number.isNaN(kolmogorovSmirnov) ? 'not enough data' : formatNumber(kolmogorovSmirnov, 3),
        formatNumber(wasserstein, 3),
        ...means.map((mean) => formatNumber(mean, 3)),
        ...samples.map((count) => formatNumber(count)),
      ]),
    },
  };
}

/** What each statistic is, where its range comes from, and what it needs. */
export function definitionTable(): ReportTable {
  return {
    isAnnex: true,
    name: 'definitions',
    title: 'What is estimated, and where the ranges come from',
    caption:
      'Ranges that are not confirmed were not read in their source, or are a reading of it; they are judged all the same.',
    table: {
      columns: ['Statistic', 'Estimator', 'Needs', 'Source', 'Confirmed'],
      rows: realismStatistics.map((statistic) => [
        statistic.name,
        statistic.estimator,
        `at least ${formatNumber(statistic.least)} ${statistic.sampleOf}`,
        statistic.source,
        statistic.confirmed ? 'yes' : 'no',
      ]),
    },
  };
}

/** How often the report itself is wrong. */
export function falseAlarmTable(): ReportTable {
  const nameOf = (key: string) => realismStatistics.find((statistic) => statistic.key === key)?.name ?? key;
  return {
    isAnnex: true,
    name: 'false-alarms',
    title: 'How often this report is wrong',
    caption: `Shares of ${formatNumber(REPLICATIONS)} paths of processes of known answer that pass. Where a process has the fact, what is missing to 100 % are false alarms; where it has not, passes are. A fact whose range ends where there is none, as "above 0", lets nearly all passes through that are not sure: look at the sure ones. The last two columns say what the estimate should be, and its mean and standard deviation over the paths.`,
    table: {
      columns: ['Statistic', 'Process', 'Has the fact', 'Pass', 'Sure passes', 'Should be', 'Estimates'],
      rows: falseAlarmRates.map(({ statistic, process, truth, passes, surePasses, known }) => [
        nameOf(statistic),
        process.replaceAll('-', ' '),
        truth === 'shows' ? 'yes' : 'no',
        formatPercent(passes),
        formatPercent(surePasses),
        formatNumber(known?.value ?? Number.NaN, 2),
        known === undefined ? '–' : `${formatNumber(known.mean, 2)} ± ${formatNumber(known.deviation, 2)}`,
      ]),
    },
  };
}

/** The statistic's share of wrong answers at worst. */
export function falseAlarmSummaryTable(): ReportTable {
  return {
    isAnnex: true,
    name: 'worst-false-alarms',
    title: 'False alarms at worst',
    caption:
      'Over the processes of the table before: fails of what has the fact, and passes of what lacks it.',
    table: {
      columns: ['Statistic', 'False fails', 'False passes'],
      rows: realismStatistics.map((statistic) => [statistic.name, ...falseAlarmTexts(statistic)]),
    },
  };
}

/** `0.51 (0.49 to 0.53)`, or a dash. */
function estimateWithInterval(line: RealismLine): string {
  return Number.isNaN(line.estimate) ? '–' : `${estimateText(line)} (${unbroken(intervalText(line))})`;
}

/** Verdicts and numbers stay on their line; a page that is too narrow for the table lets it be scrolled. */
function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0');
}
