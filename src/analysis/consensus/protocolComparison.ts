import type { ChainNumbers } from '../../core/consensus/history/chainNumbers.ts';
import type { Interval } from '../statistics/interval.ts';
import { meanTest } from '../statistics/meanTest.ts';

/** Confidence of every interval. */
export const LEVEL = 0.95;

/** One protocol with so many nodes, of which some keep to an adversary's rules. */
export interface ProtocolCase {
  readonly protocol: string;
  readonly nodes: number;
  /** Name of the adversary; `none` where all nodes are honest. */
  readonly attack: string;
  readonly faulty: number;
  /** Messages that a block costs by the protocol's formula when all are honest; null where it gives none. */
  readonly messagesByFormula: number | null;
}

/** What a run of a case came to, in units that compare. */
export interface ChainRun extends ChainNumbers {
  readonly seed: number;
  /** The bound on delays, and a time unit, in seconds. */
  readonly deltaSeconds: number;
  readonly unitSeconds: number;
  readonly traceHash: string;
}

/** One measure of a case over its seeds; the interval is of the mean, `NaN` with one seed. */
export interface CaseMeasure {
  readonly mean: number;
  readonly interval: Interval;
}

/** A measure that is made of every run. */
export interface ChainMeasure {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** `NaN` where the run has none of it. */
  readonly of: (run: ChainRun, transactions: number) => number;
}

/** What protocols are held against each other by, in the order of tables. `transactions` is how many a block carries. */
export const CHAIN_MEASURES: readonly ChainMeasure[] = [
  {
    key: 'latencyDeltas',
    name: 'Latency to finality',
    unit: 'delta',
    decimals: 2,
    of: (run) => (run.latency * run.unitSeconds) / run.deltaSeconds,
  },
  {
    key: 'latencySeconds',
    name: 'Latency to finality',
    unit: 's',
    decimals: 2,
    of: (run) => run.latency * run.unitSeconds,
  },
  {
    key: 'certifiedByHalf',
    name: 'Certified at half of the nodes',
    unit: 'delta',
    decimals: 2,
    of: (run) => (run.certifiedByHalf * run.unitSeconds) / run.deltaSeconds,
  },
  {
    key: 'certifiedByAll',
    name: 'Certified at all nodes',
    unit: 'delta',
    decimals: 2,
    of: (run) => (run.certifiedByAll * run.unitSeconds) / run.deltaSeconds,
  },
  {
    key: 'messagesPerBlock',
    name: 'Messages per final block',
    unit: '',
    decimals: 1,
    of: ({ messages, finalBlocks }) => (finalBlocks === 0 ? Number.NaN : messages / finalBlocks),
  },
  { key: 'blocksPerSecond', name: 'Final blocks', unit: '1/s', decimals: 4, of: blocksPerSecond },
  {
    key: 'transactionsPerSecond',
    name: 'Transactions',
    unit: '1/s',
    decimals: 1,
    of: (run, transactions) => blocksPerSecond(run) * transactions,
  },
  {
    key: 'growth',
    name: 'Final blocks per epoch',
    unit: '',
    decimals: 3,
    of: ({ finalBlocks, epochs }) => finalBlocks / epochs,
  },
  {
    key: 'kept',
    name: 'Honest blocks that stay',
    unit: '',
    decimals: 3,
    of: ({ honestFinal, honestProposals }) => honestFinal / honestProposals,
  },
  { key: 'conflicts', name: 'Final blocks in conflict', unit: '', decimals: 1, of: (run) => run.conflicts },
];

function blocksPerSecond({ finalBlocks, lastFinal, unitSeconds }: ChainRun): number {
  return finalBlocks === 0 ? 0 : finalBlocks / (lastFinal * unitSeconds);
}

/** A case with its runs and what they come to, by the measures' keys. */
export interface ComparedCase extends ProtocolCase {
  readonly runs: readonly ChainRun[];
  readonly measures: Readonly<Record<string, CaseMeasure>>;
}

/** Protocols beside each other: a function of the runs alone. */
export interface ProtocolComparison {
  readonly seeds: readonly number[];
  /** Transactions of a block. */
  readonly transactions: number;
  readonly cases: readonly ComparedCase[];
  /** Cases that cannot be, and why. */
  readonly omitted: readonly { readonly label: string; readonly reason: string }[];
}

/** A case in words: `streamlet, 4 nodes, silent`. */
export function caseLabel({
  protocol,
  nodes,
  attack,
}: Pick<ProtocolCase, 'protocol' | 'nodes' | 'attack'>): string {
  return `${protocol}, ${nodes} nodes, ${attack}`;
}

/** A case with the means of its runs; a run that has none of a measure counts for none of it. */
export function compareCase(
  each: ProtocolCase,
  runs: readonly ChainRun[],
  transactions: number,
): ComparedCase {
  const measures = CHAIN_MEASURES.map(({ key, of }): [string, CaseMeasure] => {
    const values = runs.map((run) => of(run, transactions)).filter((value) => !Number.isNaN(value));
    const { mean, interval } = meanTest(values, LEVEL);
    return [key, { mean, interval }];
  });
  return { ...each, runs, measures: Object.fromEntries(measures) };
}
