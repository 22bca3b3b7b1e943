import { leastSquares } from '../../analysis/statistics/leastSquares.ts';
import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { kyleEquilibrium } from '../../market/agents/informed/kyleEquilibrium.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import { type KyleRuns, kyleRuns } from './kyleRuns.ts';

const SUBJECT = 'Kyle insider';
const SOURCE = 'Kyle, Econometrica 53 (1985) 1315, Theorem 2';
const GATE = 'within 3 standard errors';
/** The recursion's constants are stated to four digits. */
const DIGITS = 5e-5;

/** lambda of the first and the last auction, Sigma_N and the insider's profit, by the number of auctions. */
const TABLE = [
  { auctions: 1, first: 0.5, last: 0.5, variance: 0.5, profit: 0.5 },
  { auctions: 2, first: 0.6529, last: 0.5882, variance: 0.346, profit: 0.6206 },
  { auctions: 4, first: 0.7648, last: 0.6642, variance: 0.2206, profit: 0.7307 },
  { auctions: 10, first: 0.8653, last: 0.7414, variance: 0.1099, profit: 0.8439 },
  { auctions: 100, first: 0.9745, last: 0.8322, variance: 0.0138, profit: 0.9714 },
];

/** Rounds by number of auctions. The regression has 10^5 runs of one auction; profits are as many auctions. */
const ROUNDS: Record<CheckScale, Record<number, number>> = {
  slice: { 1: 2000, 2: 1000, 4: 500, 10: 200 },
  full: { 1: 100_000, 2: 100_000, 4: 100_000, 10: 20_000 },
};

/** Runs that several checks look at are made once. */
const made = new Map<string, KyleRuns>();

function runsOf(auctions: number, scale: CheckScale, boldness = 1): KyleRuns {
  const key = `${auctions}/${scale}/${boldness}`;
  const runs = made.get(key) ?? kyleRuns(auctions, ROUNDS[scale][auctions], boldness);
  made.set(key, runs);
  return runs;
}

/** Of the figures the paper itself prints the profit of one auction (p. 1320); the others follow from its equations. */
const shared = { subject: SUBJECT, unit: '', source: SOURCE, confirmed: false };

const recursionChecks = TABLE.flatMap(({ auctions, first, last, variance, profit }): ValidationCheck[] => {
  const found = kyleEquilibrium({ auctions, valueDeviation: 1, noiseDeviation: 1 });
  const check = (name: string, quantity: string, estimate: number, published: number): ValidationCheck => ({
    ...shared,
    confirmed: auctions === 1 && name === 'profit',
    id: `kyle/recursion/${auctions}-auctions/${name}`,
    quantity: `${quantity}, ${auctions} auctions, by the difference equations`,
    published: published.toFixed(4),
    gate: 'the same four digits',
    run: () => ({
      estimate,
      standardError: Number.NaN,
      pass: Math.abs(estimate - published) <= DIGITS,
    }),
  });
  return [
    check('lambda-first', 'Lambda of the first auction', found.lambda[0], first),
    check('lambda-last', 'Lambda of the last auction', found.lambda[auctions - 1], last),
    check('variance', 'Variance of the value that is left', found.variance[auctions - 1], variance),
    check('profit', "The insider's expected profit", found.profit, profit),
  ];
});

const simulated = TABLE.filter(({ auctions }) => auctions <= 10);

const profitChecks = simulated.map(
  ({ auctions, profit }): ValidationCheck => ({
    ...shared,
    confirmed: auctions === 1,
    id: `kyle/simulated/${auctions}-auctions/profit`,
    quantity: `The insider's mean profit, ${auctions} auctions, simulated`,
    published: profit.toFixed(4),
    gate: GATE,
    run(scale) {
      const { profits, rounds } = runsOf(auctions, scale);
      const estimate = meanOf(profits);
      const standardError = Math.sqrt(varianceOf(profits) / rounds);
      const pass = agrees(estimate, standardError, profit, 3);
      return { estimate, standardError, pass, note: `${rounds} rounds` };
    },
  }),
);

const varianceChecks = simulated.map(
  ({ auctions, variance }): ValidationCheck => ({
    ...shared,
    id: `kyle/simulated/${auctions}-auctions/variance`,
    quantity: `Mean square of value minus last price, ${auctions} auctions, simulated`,
    published: variance.toFixed(4),
    gate: GATE,
    run(scale) {
      const { prices, rounds, values } = runsOf(auctions, scale);
      const squares = values.map((value, round) => {
        const error = value - prices[round * auctions + auctions - 1];
        return error * error;
      });
      const estimate = meanOf(squares);
      const standardError = Math.sqrt(varianceOf(squares) / rounds);
      const pass = agrees(estimate, standardError, variance, 3);
      return { estimate, standardError, pass, note: `${rounds} rounds` };
    },
  }),
);

/** The last auction's lambda as what the flow tells of the value: not of the price, which is set by it. */
const regressionChecks = simulated.map(
  ({ auctions, last }): ValidationCheck => ({
    ...shared,
    id: `kyle/simulated/${auctions}-auctions/lambda`,
    quantity: `Slope of value minus price before on net flow, last of ${auctions} auctions, simulated`,
    published: last.toFixed(4),
    gate: GATE,
    run(scale) {
      const { flows, prices, rounds, values } = runsOf(auctions, scale);
      const at = (round: number) => round * auctions + auctions - 1;
      const surprises = values.map((value, round) => value - (auctions === 1 ? 0 : prices[at(round) - 1]));
      const flow = Float64Array.from({ length: rounds }, (_, round) => flows[at(round)]);
      const fit = leastSquares([new Float64Array(rounds).fill(1), flow], surprises);
      const estimate = fit?.coefficients[1] ?? Number.NaN;
      const standardError = fit?.standardErrors[1] ?? Number.NaN;
      const pass = agrees(estimate, standardError, last, 3);
      return { estimate, standardError, pass, note: `${rounds} rounds` };
    },
  }),
);

/** With one auction a quantity k times that of the equilibrium earns k (1 - k / 2): 0.48 for 0.8 and for 1.2. */
const boldnessChecks = [0.8, 1.2].map(
  (boldness): ValidationCheck => ({
    ...shared,
    id: `kyle/simulated/boldness-${boldness}`,
    quantity: `Profit of ${boldness} times beta less that of beta, one auction, same values and noise`,
    published: '-0.0200',
    gate: 'below 0 and within 3 standard errors',
    run(scale) {
      const best = runsOf(1, scale).profits;
      const differences = runsOf(1, scale, boldness).profits.map((profit, round) => profit - best[round]);
      const estimate = meanOf(differences);
      const standardError = Math.sqrt(varianceOf(differences) / differences.length);
      const pass = estimate < 0 && agrees(estimate, standardError, -0.02, 3);
      return { estimate, standardError, pass, note: `${differences.length} rounds, paired` };
    },
  }),
);

/** Kyle's equations, and his market run on the kernel. */
export const kyleChecks: readonly ValidationCheck[] = [
  ...recursionChecks,
  ...regressionChecks,
  ...varianceChecks,
  ...profitChecks,
  ...boldnessChecks,
];
