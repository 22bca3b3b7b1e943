import type { Estimate } from '../../analysis/calibration/hawkes/fitHawkes.ts';
import { fitSmithFarmer, type SmithFarmerFit } from '../../analysis/calibration/orderFlow/fitSmithFarmer.ts';
import { LogFlow } from '../../analysis/calibration/orderFlow/logFlow.ts';
import { measureFlow } from '../../analysis/calibration/orderFlow/measureFlow.ts';
import { MemoryLog } from '../../core/data/log/memoryLog.ts';
import { buildWorld, manifestOf, planWorld } from '../../simulation/scenarios/createWorld.ts';
import type { CheckScale, ValidationCheck } from '../check.ts';

const SEEDS = { slice: 4, full: 60 };
const SECONDS = 100;
const EPSILON = 0.1;
/** Of scenario `smith-farmer` as it comes, but for the granularity. */
const TRUTH = { marketOrderRate: 10, limitOrderRate: 0.1, cancellationRate: 1, epsilon: EPSILON };

/** The rates of the zero-intelligence model, fitted to the log of a run whose rates are known. */
function recovered(seed: number): SmithFarmerFit {
  const values = {
    until: `${SECONDS}s`,
    populations: [{ agent: 'smith-farmer', settings: { epsilon: EPSILON } }],
  };
  const log = new MemoryLog();
  const plan = planWorld('smith-farmer', [{ source: 'validation', values }], seed);
  const world = buildWorld(plan, { recorder: log });
  world.kernel.runUntil(world.until);
  const flow = new LogFlow(manifestOf(plan, world, 'commands', 'validation'), 0);
  log.forEach((entry) => {
    flow.visit(entry);
  });
  flow.finish();
  return fitSmithFarmer(measureFlow(flow.tape));
}

const fits = new Map<CheckScale, readonly SmithFarmerFit[]>();

/** One after the other for all checks that look at them. */
function fitsOf(scale: CheckScale): readonly SmithFarmerFit[] {
  const known = fits.get(scale);
  if (known !== undefined) return known;
  const made = Array.from({ length: SEEDS[scale] }, (_, i) => recovered(1 + i));
  fits.set(scale, made);
  return made;
}

const KEBAB = {
  marketOrderRate: 'market-order-rate',
  limitOrderRate: 'limit-order-rate',
  cancellationRate: 'cancellation-rate',
  epsilon: 'epsilon',
};
const NAMES = Object.keys(TRUTH) as (keyof typeof TRUTH)[];

/** Rates are recovered from what a world with known ones logged. */
export const calibrationChecks: readonly ValidationCheck[] = NAMES.flatMap((name) => {
  const shared = {
    subject: 'Calibration',
    unit: '',
    source: 'a world of known rates; Farmer, Patelli and Zovko, PNAS 102 (2005) 2254, supporting text',
    confirmed: true,
  };
  const distance = ({ value, standardError }: Estimate) => (value - TRUTH[name]) / standardError;
  return [
    {
      ...shared,
      id: `calibration/smith-farmer/${KEBAB[name]}`,
      quantity: `${name}, mean over seeds`,
      published: String(TRUTH[name]),
      gate: 'within 3 standard errors',
      run(scale) {
        const estimates = fitsOf(scale).map((fit) => fit[name]);
        const mean = estimates.reduce((sum, { value }) => sum + value, 0) / estimates.length;
        const squares = estimates.reduce((sum, { standardError }) => sum + standardError * standardError, 0);
        const standardError = Math.sqrt(squares) / estimates.length;
        const pass = Math.abs(mean - TRUTH[name]) <= 3 * standardError;
        return { estimate: mean, standardError, pass, note: `${estimates.length} seeds of ${SECONDS} s` };
      },
    },
    {
      ...shared,
      id: `calibration/smith-farmer/${KEBAB[name]}-coverage`,
      quantity: `Share of 95% intervals of ${name} that hold the true one`,
      published: '0.95',
      gate: 'within 3 standard errors',
      run(scale) {
        const found = fitsOf(scale).map((fit) => Math.abs(distance(fit[name])) < 1.96);
        const estimate = found.filter(Boolean).length / found.length;
        const standardError = Math.sqrt((0.95 * 0.05) / found.length);
        return { estimate, standardError, pass: Math.abs(estimate - 0.95) <= 3 * standardError };
      },
    },
  ] satisfies ValidationCheck[];
});
