import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { forkProbability, staleShare } from '../../analysis/theory/forks.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import { type MiningRun, runMiners } from './miningRuns.ts';

/** The formulas are for miners so small that nobody finds two blocks before others hear of the first. */
const MINERS = 200;
/** Mean time between blocks, as a multiple of the delay. */
const INTERVALS = [20, 5, 2];

/** Runs, and the length of the chain in each. */
const SIZES: Record<CheckScale, { readonly seeds: number; readonly blocks: number }> = {
  slice: { seeds: 10, blocks: 200 },
  full: { seeds: 50, blocks: 1000 },
};

/** Runs that both checks look at are made once. */
const made = new Map<string, readonly MiningRun[]>();

function runsOf(interval: number, scale: CheckScale): readonly MiningRun[] {
  const key = `${interval}/${scale}`;
  const { seeds, blocks } = SIZES[scale];
  const settings = {
    nodes: MINERS,
    epochs: blocks,
    network: { delay: '1s' },
    protocol: { interval, relay: false, confirmations: 1 },
  };
  const runs = made.get(key) ?? Array.from({ length: seeds }, (_, seed) => runMiners(settings, seed));
  made.set(key, runs);
  return runs;
}

/** Share of the heights at which more than one block was found. */
function forkedHeights({ blocks, chain }: MiningRun): number {
  const found = new Int32Array(chain.length + 1);
  for (const { height } of blocks.values()) if (height <= chain.length) found[height]++;
  return found.filter((count) => count > 1).length / chain.length;
}

/** Share of the blocks found that are beside the chain. */
function staleBlocks({ blocks, chain }: MiningRun): number {
  let found = 0;
  for (const { height } of blocks.values()) if (height <= chain.length) found++;
  return 1 - chain.length / found;
}

const FIGURES = [
  {
    name: 'forks',
    quantity: 'Heights with more than one block',
    source: 'Decker and Wattenhofer, Information Propagation in the Bitcoin Network (2013), section 5',
    published: forkProbability,
    measured: forkedHeights,
  },
  {
    name: 'stale',
    quantity: 'Blocks beside the chain',
    source: 'Pass, Seeman and shelat, Analysis of the Blockchain Protocol (2017): growth of the chain',
    published: staleShare,
    measured: staleBlocks,
  },
];

/** Forks by chance, against the formulas for many small miners and one delay. */
export const forkChecks: readonly ValidationCheck[] = FIGURES.flatMap(
  ({ name, quantity, source, published, measured }) =>
    INTERVALS.map((interval): ValidationCheck => {
      const expected = published(1, interval);
      return {
        id: `proof-of-work/${name}/interval-${interval}`,
        subject: 'Proof of work',
        quantity: `${quantity}, one every ${interval} delays in the mean`,
        unit: '',
        source,
        published: expected.toFixed(4),
        gate: 'within 3 standard errors',
        confirmed: false,
        run(scale) {
          const shares = runsOf(interval, scale).map(measured);
          const estimate = meanOf(shares);
          const standardError = Math.sqrt(varianceOf(shares) / shares.length);
          const pass = agrees(estimate, standardError, expected, 3);
          return { estimate, standardError, pass, note: `${MINERS} miners, ${shares.length} runs` };
        },
      };
    }),
);
