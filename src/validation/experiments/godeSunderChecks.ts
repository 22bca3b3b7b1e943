import { leastSquares } from '../../analysis/statistics/leastSquares.ts';
import { meanTest } from '../../analysis/statistics/meanTest.ts';
import type { CheckOutcome, CheckScale, ValidationCheck } from '../check.ts';
import type { ExperimentPeriod } from './experimentRecord.ts';
import { measurePeriod, rootMeanSquare } from './periodMeasures.ts';
import { playedPeriods } from './playExperiment.ts';

const SEEDS = { slice: 2, full: 10 };
const LEVEL = 0.95;
/** Columns: efficiency of ZI-U and of ZI-C in per cent, dispersion of profits of both, slope of ZI-C. */
const PUBLISHED = [
  ['market-1', 90.0, 99.9, 225.48, 28.53, -0.64],
  ['market-2', 90.0, 99.2, 253.12, 49.81, -0.61],
  ['market-3', 76.7, 99.0, 90.54, 15.9, -1.23],
  ['market-4', 48.8, 98.2, 363.8, 60.47, -3.59],
  ['market-5', 86.0, 97.1, 156.28, 19.07, -0.83],
] as const;
const PAPER = 'Gode and Sunder, Journal of Political Economy 101 (1993) 119, tables 1 to 3';
const shared = { subject: 'Gode and Sunder: zero intelligence', confirmed: false };

/** Efficiency, dispersion of profits and convergence in the five markets of Gode and Sunder. */
export const godeSunderChecks: readonly ValidationCheck[] = PUBLISHED.flatMap(
  ([market, unconstrained, constrained, dispersionU, dispersionC, slope]) => {
    // In the first four markets every unit trades without a budget, so that efficiency is exact.
    const band = market === 'market-5' ? 1 : 0.05;
    return [
      {
        ...shared,
        id: `gode-sunder/zi-u/${market}`,
        quantity: `Efficiency of ZI-U, ${market}`,
        unit: '%',
        source: PAPER,
        published: unconstrained.toFixed(1),
        gate: market === 'market-5' ? '± 1 point' : '± 0.05 points: every unit trades',
        run: (scale) =>
          efficiency(played(market, 'zi-u', scale), (mean) => Math.abs(mean - unconstrained) <= band),
      },
      {
        ...shared,
        id: `gode-sunder/zi-c/${market}`,
        quantity: `Efficiency of ZI-C, ${market}`,
        unit: '%',
        source: PAPER,
        published: constrained.toFixed(1),
        gate: '± 2 points, at most 100',
        run: (scale) =>
          efficiency(
            played(market, 'zi-c', scale),
            (mean) => Math.abs(mean - constrained) <= 2 && mean <= 100,
          ),
      },
      {
        ...shared,
        id: `gode-sunder/dispersion/${market}`,
        quantity: `Profits of ZI-C about equilibrium, root mean square, ${market}`,
        unit: 'ticks',
        source: PAPER,
        published: `${dispersionC} (ZI-U ${dispersionU})`,
        gate: 'less than with ZI-U',
        run: (scale) => dispersion(market, scale),
      },
      {
        ...shared,
        id: `gode-sunder/slope/${market}`,
        quantity: `Distance of the deals of ZI-C from equilibrium, change from one deal of a period to the next, ${market}`,
        unit: 'ticks',
        source: PAPER,
        published: String(slope),
        gate: 'reported',
        run: (scale) => convergence(played(market, 'zi-c', scale)),
      },
    ] satisfies ValidationCheck[];
  },
);

function played(market: string, trader: string, scale: CheckScale): ExperimentPeriod[] {
  return playedPeriods('gode-sunder', { market, trader }, SEEDS[scale]).flat();
}

function efficiency(periods: readonly ExperimentPeriod[], accepts: (mean: number) => boolean): CheckOutcome {
  const { mean, standardError } = meanTest(
    periods.map((period) => measurePeriod(period).efficiency),
    LEVEL,
  );
  return { estimate: mean, standardError, pass: accepts(mean), note: `${periods.length} periods` };
}

function dispersion(market: string, scale: CheckScale): CheckOutcome {
  const of = (trader: string) =>
    meanTest(
      played(market, trader, scale).map((period) => measurePeriod(period).dispersion),
      LEVEL,
    );
  const [constrained, unconstrained] = [of('zi-c'), of('zi-u')];
  return {
    estimate: constrained.mean,
    standardError: constrained.standardError,
    pass: constrained.mean < unconstrained.mean,
    note: `ZI-U ${unconstrained.mean.toFixed(1)}`,
  };
}

/** Root mean square distance of the k-th deals of all periods from equilibrium, regressed on k. */
function convergence(periods: readonly ExperimentPeriod[]): CheckOutcome {
  const { equilibriumPrice, equilibriumLots } = measurePeriod(periods[0]);
  const distances = Array.from({ length: equilibriumLots }, (_, k) => {
    const prices = periods.flatMap((period) => period.prices[k] ?? []);
    return rootMeanSquare(prices.map((price) => price - equilibriumPrice));
  }).filter((distance) => !Number.isNaN(distance));
  const ones = new Float64Array(distances.length).fill(1);
  const numbers = Float64Array.from(distances, (_, k) => k);
  const fit = leastSquares([ones, numbers], Float64Array.from(distances));
  const [, slope = Number.NaN] = fit?.coefficients ?? [];
  const [, standardError = Number.NaN] = fit?.standardErrors ?? [];
  return { estimate: slope, standardError, pass: slope < 0, note: `first ${distances.length} deals` };
}
