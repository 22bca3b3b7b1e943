import { fitHawkes } from '../../analysis/calibration/hawkes/fitHawkes.ts';
import { freeDesign } from '../../analysis/calibration/hawkes/hawkesDesign.ts';
import { exponentialFamily, powerLawFamily } from '../../analysis/calibration/hawkes/kernelFamily.ts';
import { rescaledGaps } from '../../analysis/calibration/hawkes/residuals.ts';
import { kolmogorovSmirnov } from '../../analysis/statistics/kolmogorovSmirnov.ts';
import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { exp } from '../../core/utils/math/exp.ts';
import type { HawkesModel } from '../../core/utils/pointProcess/hawkesModel.ts';
import { HawkesSampler } from '../../core/utils/pointProcess/hawkesSampler.ts';
import { exponentialKernel, powerLawKernel } from '../../core/utils/pointProcess/kernel.ts';
import { createRng } from '../../core/utils/rng.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import { drawRecord } from './drawRecord.ts';

/** mu = 1, alpha = 0.8, beta = 1.2: a branching ratio of two thirds. */
const BASELINE = 1;
const RATIO = 0.8 / 1.2;
const DECAY = 1.2;
const MODEL: HawkesModel = {
  baseline: [BASELINE],
  branching: [[RATIO]],
  kernel: exponentialKernel(DECAY),
};
const RATE = BASELINE / (1 - RATIO);
const LIMIT_FANO = 1 / ((1 - RATIO) * (1 - RATIO));
const DURATION = { slice: 20_000, full: 400_000 };
const WINDOWS = [10, 50, 200, 1000];
const COUNTED = { slice: 300_000, full: 8_000_000 };
const PAPER = 'Hawkes, Biometrika 58 (1971) 83';
const ERRORS = 'within 3 standard errors';
const shared = { subject: 'Hawkes order flow', unit: '', confirmed: true };

/**
 * Variance over mean of the events in a window of a stationary process (Hawkes 1971, equation 20 integrated twice; in this
 * form Da Fonseca and Zaatour, "Hawkes process: fast calibration, application to trade clustering, and diffusive limit",
 * Journal of Futures Markets 34 (2014) 548, proposition 3).
 */
function fanoFactor(window: number): number {
  const reversion = DECAY * (1 - RATIO);
  return LIMIT_FANO + ((1 - LIMIT_FANO) * (1 - exp(-reversion * window))) / (reversion * window);
}

/** Variance over mean of the counts in windows next to each other, and its standard error for independent ones. */
function measuredFano(window: number, scale: CheckScale): readonly [number, number] {
  const sampler = new HawkesSampler(MODEL);
  const rng = createRng(window, 'Fano factor');
  const counts = new Float64Array(Math.floor(COUNTED[scale] / window));
  const start = 100;
  for (;;) {
    sampler.next(rng);
    const at = Math.floor((sampler.time - start) / window);
    if (at >= counts.length) break;
    if (at >= 0) counts[at]++;
  }
  const fano = varianceOf(counts) / meanOf(counts);
  return [fano, fano * Math.sqrt(2 / counts.length)];
}

const fanoChecks = WINDOWS.map(
  (window): ValidationCheck => ({
    ...shared,
    id: `hawkes/fano/window-${window}`,
    quantity: `Fano factor of counts over ${window} / mu`,
    source: 'Da Fonseca and Zaatour, Journal of Futures Markets 34 (2014) 548, proposition 3',
    published: fanoFactor(window).toFixed(2),
    gate: 'within 5%',
    run(scale) {
      const [estimate, standardError] = measuredFano(window, scale);
      const reach = Math.max(0.05 * fanoFactor(window), scale === 'slice' ? 3 * standardError : 0);
      return { estimate, standardError, pass: Math.abs(estimate - fanoFactor(window)) <= reach };
    },
  }),
);

const recoveryChecks: readonly ValidationCheck[] = [
  {
    ...shared,
    id: 'hawkes/rate',
    quantity: 'Events per time in the long run',
    unit: 'mu',
    source: PAPER,
    published: RATE.toFixed(3),
    gate: ERRORS,
    run(scale) {
      const { times, duration } = drawRecord(MODEL, DURATION[scale], 1);
      const standardError = Math.sqrt((RATE * LIMIT_FANO) / duration);
      const estimate = times.length / duration;
      return { estimate, standardError, pass: agrees(estimate, standardError, RATE, 3) };
    },
  },
  {
    ...shared,
    id: 'hawkes/branching-ratio',
    quantity: 'Branching ratio, by maximum likelihood',
    source: `${PAPER}; Ozaki, Annals of the Institute of Statistical Mathematics 31 (1979) 145`,
    published: RATIO.toFixed(4),
    gate: ERRORS,
    run(scale) {
      const record = drawRecord(MODEL, DURATION[scale] / 8, 2);
      const { branchingRatio } = fitHawkes(record, freeDesign(['event']), exponentialFamily);
      const { value, standardError } = branchingRatio;
      return { estimate: value, standardError, pass: agrees(value, standardError, RATIO, 3) };
    },
  },
  {
    ...shared,
    id: 'hawkes/power-law/exponent',
    quantity: 'Exponent of a power-law kernel, by maximum likelihood',
    source: 'a known process: exponent 0.5, cutoff 0.05, branching ratio 0.6',
    published: '0.5',
    gate: ERRORS,
    run(scale) {
      const duration = DURATION[scale] / 8;
      const kernel = powerLawKernel({ exponent: 0.5, cutoff: 0.05, horizon: duration });
      const record = drawRecord({ baseline: [0.5], branching: [[0.6]], kernel }, duration, 3);
      const [{ value, standardError }] = fitHawkes(record, freeDesign(['event']), powerLawFamily).kernel;
      return { estimate: value, standardError, pass: agrees(value, standardError, 0.5, 3) };
    },
  },
];

const residualCheck: ValidationCheck = {
  ...shared,
  id: 'hawkes/residuals',
  quantity: 'Seeds of 20 whose rescaled waiting times are told from exponential ones at 5%',
  source: 'Ogata, JASA 83 (1988) 9, section 3.3',
  published: '1',
  gate: 'at most 3',
  run(scale) {
    const duration = scale === 'slice' ? 2000 : 20_000;
    let told = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const [gaps] = rescaledGaps(drawRecord(MODEL, duration, seed), MODEL);
      if (kolmogorovSmirnov(gaps, (x) => 1 - exp(-x)).pValue < 0.05) told++;
    }
    return { estimate: told, standardError: Number.NaN, pass: told <= 3, note: `T = ${duration}` };
  },
};

const coverageCheck: ValidationCheck = {
  ...shared,
  id: 'hawkes/coverage',
  quantity: 'Share of 95% intervals of the branching ratio that hold the true one',
  source: 'Ogata, Annals of the Institute of Statistical Mathematics 30 (1978) 243, theorem 5',
  published: '0.95',
  gate: 'within 3 standard errors, or 0.05',
  run(scale) {
    const [seeds, duration] = scale === 'slice' ? [20, 150] : [200, 1000];
    let covered = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const record = drawRecord(MODEL, duration, 1000 + seed);
      const { value, standardError } = fitHawkes(
        record,
        freeDesign(['event']),
        exponentialFamily,
      ).branchingRatio;
      if (Math.abs(value - RATIO) < 1.96 * standardError) covered++;
    }
    const estimate = covered / seeds;
    const standardError = Math.sqrt((0.95 * 0.05) / seeds);
    const pass = Math.abs(estimate - 0.95) <= Math.max(0.05, 3 * standardError);
    return { estimate, standardError, pass, note: `${seeds} seeds of T = ${duration}` };
  },
};

/** The sampler and the estimator of Hawkes processes against what is known of them in closed form. */
export const hawkesChecks: readonly ValidationCheck[] = [
  ...recoveryChecks,
  ...fanoChecks,
  residualCheck,
  coverageCheck,
];
