import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { selfishRevenue, selfishThreshold } from '../../analysis/theory/selfishMining.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import { runMiners } from './miningRuns.ts';

const SOURCE = 'Eyal and Sirer, Majority is not Enough (2014)';

/** One selfish pool, node 0, among honest miners of equal power. */
const HONEST = 3;
/** Blocks arrive at once: a race is decided by the rule for ties alone. */
const QUICK = { delta: '10ms', network: { delay: '1us' } };
const INTERVAL = 1000;

/** Runs, and the length of the chain in each. */
const SIZES: Record<CheckScale, { readonly seeds: number; readonly blocks: number }> = {
  slice: { seeds: 20, blocks: 2000 },
  full: { seeds: 50, blocks: 10_000 },
};

const CASES = [
  { alpha: 0.1, gamma: 0 },
  { alpha: 0.25, gamma: 0 },
  { alpha: 1 / 3, gamma: 0 },
  { alpha: 0.4, gamma: 0 },
  { alpha: 0.45, gamma: 0 },
  { alpha: 0.25, gamma: 0.5 },
  { alpha: 0.4, gamma: 0.5 },
  { alpha: 0.1, gamma: 1 },
  { alpha: 0.25, gamma: 1 },
  { alpha: 0.4, gamma: 1 },
];

/** The pool's share of the final chain, run by run. */
function selfishShares(alpha: number, gamma: number, seeds: number, blocks: number): number[] {
  const settings = {
    ...QUICK,
    nodes: 1 + HONEST,
    epochs: blocks,
    faulty: [{ node: 0, adversary: 'selfish-mining' }],
    protocol: {
      interval: INTERVAL,
      tie: gamma,
      relay: false,
      confirmations: 1,
      power: [alpha, ...Array.from({ length: HONEST }, () => (1 - alpha) / HONEST)],
    },
  };
  return Array.from({ length: seeds }, (_, seed) => {
    const { blocks: found, chain } = runMiners(settings, seed);
    return chain.filter((hash) => found.get(hash)?.miner === 0).length / chain.length;
  });
}

const revenueChecks = CASES.map(({ alpha, gamma }): ValidationCheck => {
  const published = selfishRevenue(alpha, gamma);
  const share = alpha.toFixed(2);
  return {
    id: `selfish-mining/revenue/alpha-${share}-gamma-${gamma}`,
    subject: 'Selfish mining',
    quantity: `Share of the chain of a selfish pool with ${share} of the power, gamma ${gamma}`,
    unit: '',
    source: `${SOURCE}, equation 8`,
    published: published.toFixed(4),
    gate: 'within 2 standard errors',
    confirmed: false,
    run(scale) {
      const { seeds, blocks } = SIZES[scale];
      const shares = selfishShares(alpha, gamma, seeds, blocks);
      const estimate = meanOf(shares);
      const standardError = Math.sqrt(varianceOf(shares) / seeds);
      const pass = agrees(estimate, standardError, published, 2);
      return { estimate, standardError, pass, note: `${seeds} runs of ${blocks} blocks` };
    },
  };
});

/** Where the pool earns its share and no more: equations 8 and 9 against each other. */
const thresholdChecks = [
  { gamma: 0, published: '1/3', threshold: 1 / 3 },
  { gamma: 0.5, published: '1/4', threshold: 1 / 4 },
  { gamma: 1, published: '0', threshold: 0 },
].map(
  ({ gamma, published, threshold }): ValidationCheck => ({
    id: `selfish-mining/threshold/gamma-${gamma}`,
    subject: 'Selfish mining',
    quantity: `Power from which selfish mining pays, gamma ${gamma}: the revenue there is the power`,
    unit: '',
    source: `${SOURCE}, equation 9 and section 5`,
    published,
    gate: 'exact, to 1e-12',
    confirmed: false,
    run() {
      const estimate = selfishThreshold(gamma);
      const surplus = selfishRevenue(estimate, gamma) - estimate;
      const pass = Math.abs(estimate - threshold) < 1e-12 && Math.abs(surplus) < 1e-12;
      return { estimate, standardError: Number.NaN, pass };
    },
  }),
);

/** Eyal and Sirer's pool on the kernel, and their equations. */
export const selfishMiningChecks: readonly ValidationCheck[] = [...thresholdChecks, ...revenueChecks];
