import { nakamotoDoubleSpend, rosenfeldDoubleSpend } from '../../analysis/theory/doubleSpend.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import { type MiningRun, runMiners } from './miningRuns.ts';

const NAKAMOTO = 'Nakamoto, Bitcoin: A Peer-to-Peer Electronic Cash System (2008), section 11';
const ROSENFELD = 'Rosenfeld, Analysis of Hashrate-Based Double Spending (2014), equation 1';

/** Rows of the tables in section 11: probability by share of power and blocks. */
const TABLE = [
  { power: 0.1, blocks: 1, probability: 0.2045873 },
  { power: 0.1, blocks: 2, probability: 0.0509779 },
  { power: 0.1, blocks: 5, probability: 0.0009137 },
  { power: 0.1, blocks: 10, probability: 0.0000012 },
  { power: 0.3, blocks: 5, probability: 0.1773523 },
  { power: 0.3, blocks: 10, probability: 0.0416605 },
  { power: 0.3, blocks: 50, probability: 0.0000006 },
];
/** The tables have seven digits. */
const DIGITS = 5e-8;

/** Blocks after which P < 0.001, from the same section. */
const DEPTHS = [
  { power: 0.1, blocks: 5 },
  { power: 0.3, blocks: 24 },
  { power: 0.45, blocks: 340 },
];
const SMALL = 0.001;

const SIMULATED = [
  { power: 0.1, confirmations: 1 },
  { power: 0.1, confirmations: 2 },
  { power: 0.2, confirmations: 2 },
  { power: 0.3, confirmations: 3 },
  { power: 0.3, confirmations: 6 },
];

/** Runs, and the length of the chain in each. */
const SIZES: Record<CheckScale, { readonly seeds: number; readonly blocks: number }> = {
  slice: { seeds: 5, blocks: 5000 },
  full: { seeds: 20, blocks: 20_000 },
};

const tableChecks = TABLE.map(
  ({ power, blocks, probability }): ValidationCheck => ({
    id: `double-spend/nakamoto/power-${power}-blocks-${blocks}`,
    subject: 'Double spending',
    quantity: `Probability of a double spend with ${power} of the power after ${blocks} blocks`,
    unit: '',
    source: NAKAMOTO,
    published: probability.toFixed(7),
    gate: 'the same seven digits',
    confirmed: true,
    run() {
      const estimate = nakamotoDoubleSpend(power, blocks);
      return { estimate, standardError: Number.NaN, pass: Math.abs(estimate - probability) <= DIGITS };
    },
  }),
);

const depthChecks = DEPTHS.map(
  ({ power, blocks }): ValidationCheck => ({
    id: `double-spend/nakamoto/depth-${power}`,
    subject: 'Double spending',
    quantity: `Blocks after which a double spend with ${power} of the power has a probability below 0.001`,
    unit: 'blocks',
    source: NAKAMOTO,
    published: String(blocks),
    gate: 'the same',
    confirmed: true,
    run() {
      let estimate = 0;
      while (nakamotoDoubleSpend(power, estimate) >= SMALL) estimate++;
      return { estimate, standardError: Number.NaN, pass: estimate === blocks };
    },
  }),
);

const simulatedChecks = SIMULATED.map(({ power, confirmations }): ValidationCheck => {
  const published = rosenfeldDoubleSpend(power, confirmations);
  return {
    id: `double-spend/simulated/power-${power}-confirmations-${confirmations}`,
    subject: 'Double spending',
    quantity: `Share of double spends that succeed with ${power} of the power against ${confirmations} confirmations`,
    unit: '',
    source: ROSENFELD,
    published: published.toFixed(4),
    gate: 'within 3 standard errors',
    confirmed: false,
    run(scale) {
      const { seeds, blocks } = SIZES[scale];
      let attacks = 0;
      let successes = 0;
      for (let seed = 0; seed < seeds; seed++) {
        const found = attacksOf(attackedChain(power, confirmations, blocks, seed));
        attacks += found.length;
        successes += found.filter(Boolean).length;
      }
      const estimate = successes / attacks;
      const standardError = Math.sqrt((published * (1 - published)) / attacks);
      const pass = agrees(estimate, standardError, published, 3);
      return { estimate, standardError, pass, note: `${attacks} attacks` };
    },
  };
});

function attackedChain(power: number, confirmations: number, epochs: number, seed: number): MiningRun {
  const settings = {
    nodes: 2,
    epochs,
    delta: '10ms',
    network: { delay: '1us' },
    allowUnsafe: true,
    faulty: [{ node: 0, adversary: 'double-spend' }],
    protocol: { interval: 1000, relay: false, confirmations, power: [power, 1 - power] },
  };
  return runMiners(settings, seed);
}

/** Whether each attack succeeded, in order: it begins with a block on one of the others. The last may not be over. */
function attacksOf({ blocks, chain }: MiningRun): boolean[] {
  const final = new Set(chain);
  const outcomes: boolean[] = [];
  for (const [hash, { miner, parent }] of blocks)
    if (miner === 0 && blocks.get(parent)?.miner !== 0) outcomes.push(final.has(hash));
  return outcomes.slice(0, -1);
}

/** What a double spend has for a chance: the tables, and attacks on the kernel. */
export const doubleSpendChecks: readonly ValidationCheck[] = [
  ...tableChecks,
  ...depthChecks,
  ...simulatedChecks,
];
