import {
  CHAIN_MEASURES,
  type ComparedCase,
  LEVEL,
  type ProtocolComparison,
} from '../../../analysis/consensus/protocolComparison.ts';
import { formatNumber } from '../../../analysis/visualization/numbers.ts';
import { counted } from '../compare/comparisonText.ts';
import { columns } from '../output.ts';

/** Measures of the printed table, by their keys, with heads that fit a terminal. */
const SHOWN: readonly (readonly [key: string, head: string])[] = [
  ['latencyDeltas', 'delay/delta'],
  ['latencySeconds', 'delay/s'],
  ['messagesPerBlock', 'msgs/block'],
  ['transactionsPerSecond', 'tx/s'],
  ['growth', 'growth'],
  ['kept', 'kept'],
  ['conflicts', 'conflicts'],
];

/** The comparison as printed: one line for each case. */
export function comparisonText({ cases, seeds, omitted }: ProtocolComparison): string[] {
  const runs = cases.reduce((sum, each) => sum + each.runs.length, 0);
  const rows = cases.map((each) => [
    each.protocol,
    String(each.nodes),
    each.faulty === 0 ? each.attack : `${each.attack} (${each.faulty})`,
    ...SHOWN.map(([key]) => cellOf(each, key)),
  ]);
  return [
    `${counted(cases.length, 'case')}, ${counted(seeds.length, 'seed')}, ${counted(runs, 'run')}`,
    '',
    ...columns([['protocol', 'nodes', 'attack', ...SHOWN.map(([, head]) => head)], ...rows]),
    '',
    'delay: from proposal to finality at every honest node. growth: final blocks per epoch. kept: honest blocks that',
    `are final. conflicts: final blocks beside another final chain. ±: ${100 * LEVEL} % interval of the mean over seeds.`,
    ...omitted.map(({ label, reason }) => `left out: ${label}: ${reason}`),
  ];
}

function cellOf({ measures }: ComparedCase, key: string): string {
  const decimals = CHAIN_MEASURES.find((measure) => measure.key === key)?.decimals ?? 0;
  const { mean, interval } = measures[key];
  const reach = interval.high - mean;
  return reach > 0
    ? `${formatNumber(mean, decimals)} ±${formatNumber(reach, decimals)}`
    : formatNumber(mean, decimals);
}

/** The comparison for programs: every case with its runs; what is no number is null. */
export function comparisonJson(
  { cases, seeds, transactions, omitted }: ProtocolComparison,
  source: { readonly programVersion: string; readonly command: string; readonly interrupted: boolean },
): object {
  return {
    format: 'market-sim-protocol-comparison',
    formatVersion: 1,
    ...source,
    level: LEVEL,
    seeds,
    transactionsPerBlock: transactions,
    measures: CHAIN_MEASURES.map(({ key, name, unit }) => ({ key, name, unit })),
    cases: cases.map((each) => ({
      ...each,
      measures: Object.fromEntries(
        CHAIN_MEASURES.map(({ key }) => {
          const { mean, interval } = each.measures[key];
          return [key, { mean, low: interval.low, high: interval.high }];
        }),
      ),
    })),
    omitted,
  };
}
