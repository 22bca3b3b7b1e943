import type { DistanceLine } from '../../../analysis/realism/distances/measureDistances.ts';
import { REPLICATIONS } from '../../../analysis/realism/falseAlarmRates.ts';
import { notesOf } from '../../../analysis/realism/report/buildRealism.ts';
import type { JudgedMarket } from '../../../analysis/realism/report/judgedMarket.ts';
import {
  estimateText,
  falseAlarmTexts,
  intervalText,
  rangeText,
  sampleText,
  verdictText,
} from '../../../analysis/realism/report/realismWords.ts';
import { formatNumber } from '../../../analysis/visualization/numbers.ts';
import { columns } from '../output.ts';

/** The report as it is printed: a table per market, then the distances. */
export function realismText(markets: readonly JudgedMarket[], distances: readonly DistanceLine[]): string[] {
  const isNamed = markets.length > 1;
  return [
    ...markets.flatMap((market) => [...marketLines(market), '']),
    ...(isNamed ? [...distanceLines(distances, markets), ''] : []),
    ...markets.flatMap((market) => notesOf(market, isNamed).map((note) => `note: ${note}`)),
    'A statistic passes where its 95 % interval meets what is accepted, and is sure where all of it lies within.',
    `False alarms, over ${REPLICATIONS} paths of processes of known answer: fails of what has the fact, passes of what lacks it.`,
  ];
}

function marketLines({ series, lines }: JudgedMarket): string[] {
  const heads = [
    series.label,
    'verdict',
    'estimate',
    '95 % interval',
    'accepted',
    'false fails',
    'false passes',
    'sample',
  ];
  return columns([
    heads,
    ...lines.map((line) => [
      line.statistic.name,
      verdictText(line),
      estimateText(line),
      intervalText(line),
      rangeText(line.statistic),
      ...falseAlarmTexts(line.statistic),
      sampleText(line),
    ]),
  ]);
}

function distanceLines(distances: readonly DistanceLine[], markets: readonly JudgedMarket[]): string[] {
  return columns([
    [
      'distance',
      'Kolmogorov-Smirnov',
      'Wasserstein',
      ...markets.map(({ series }) => `mean of ${series.label}`),
    ],
    ...distances.map(({ distance, kolmogorovSmirnov, wasserstein, means }) => [
      distance.unit === '' ? distance.name : `${distance.name} (${distance.unit})`,
      Number.isNaN(kolmogorovSmirnov) ? 'not enough data' : formatNumber(kolmogorovSmirnov, 3),
      formatNumber(wasserstein, 3),
      ...means.map((mean) => formatNumber(mean, 3)),
    ]),
  ]);
}
