import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { exp } from '../../core/utils/math/exp.ts';
import { GaussMarkovPath, ROOT_SPAN } from '../../market/dynamics/paths/gaussMarkovPath.ts';
import { agrees, type ValidationCheck } from '../check.ts';

const REVERSION = 4e-13;
const VOLATILITY = 2e-4;
const OPENING = 30;
const SEEDS = { slice: 4000, full: 100_000 };
/** A question in the middle of a cell of the grid, and one some cells later. */
const TIMES = [Math.round(ROOT_SPAN / 3), Math.round(3.7 * ROOT_SPAN)];
const SOURCE = 'Uhlenbeck and Ornstein, Physical Review 36 (1930) 823, equations for mean and mean square';
const GATE = 'within 3 standard errors';

/** The sparse Ornstein-Uhlenbeck path against the law of the process. */
export const pathChecks: readonly ValidationCheck[] = TIMES.flatMap((time) => {
  const minutes = Math.round(time / 60e9);
  const variance = (VOLATILITY * VOLATILITY * (1 - exp(-2 * REVERSION * time))) / (2 * REVERSION);
  const mean = OPENING * exp(-REVERSION * time);
  const shared = { subject: 'Fundamental value', unit: '', source: SOURCE, gate: GATE, confirmed: true };
  return [
    {
      ...shared,
      id: `paths/ornstein-uhlenbeck/mean-${minutes}min`,
      quantity: `Mean of the path after ${minutes} minutes`,
      published: mean.toFixed(4),
      run(scale) {
        const values = valuesAt(time, SEEDS[scale]);
        const standardError = Math.sqrt(variance / values.length);
        const estimate = meanOf(values);
        return { estimate, standardError, pass: agrees(estimate, standardError, mean, 3) };
      },
    },
    {
      ...shared,
      id: `paths/ornstein-uhlenbeck/variance-${minutes}min`,
      quantity: `Variance of the path after ${minutes} minutes`,
      published: variance.toFixed(2),
      run(scale) {
        const values = valuesAt(time, SEEDS[scale]);
        const standardError = variance * Math.sqrt(2 / (values.length - 1));
        const estimate = varianceOf(values);
        return { estimate, standardError, pass: agrees(estimate, standardError, variance, 3) };
      },
    },
  ] satisfies ValidationCheck[];
});

function valuesAt(time: number, seeds: number): Float64Array {
  const parameters = { mean: 0, reversion: REVERSION, volatility: VOLATILITY, opening: OPENING };
  return Float64Array.from({ length: seeds }, (_, seed) =>
    new GaussMarkovPath(parameters, seed, 'validation').at(time),
  );
}
