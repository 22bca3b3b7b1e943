import { fitHawkes } from '../../../src/analysis/calibration/hawkes/fitHawkes.ts';
import { mirroredDesign } from '../../../src/analysis/calibration/hawkes/hawkesDesign.ts';
import { exponentialFamily } from '../../../src/analysis/calibration/hawkes/kernelFamily.ts';
import { branchingRatio, type HawkesModel } from '../../../src/core/utils/pointProcess/hawkesModel.ts';
import { HawkesSampler } from '../../../src/core/utils/pointProcess/hawkesSampler.ts';
import { exponentialKernel, powerLawKernel } from '../../../src/core/utils/pointProcess/kernel.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { drawRecord } from '../../../src/validation/orderFlow/drawRecord.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface HawkesJob {
  /** Events that each sampler draws. */
  readonly draws: number;
  /** Seconds of the record that is fitted. */
  readonly duration: number;
}

export interface HawkesSample {
  /** Events per second of each model. */
  readonly drawn: readonly { readonly model: string; readonly perSecond: number }[];
  readonly fit: {
    readonly events: number;
    readonly seconds: number;
    /** Standard errors between the branching ratio found and the true one. */
    readonly errors: number;
  };
}

const KINDS = ['market', 'limit', 'cancel'];
const SAME = [
  [0.3, 0.02, 0.02],
  [0.5, 0.3, 0.1],
  [0.3, 0.2, 0.2],
];
const OTHER = [
  [0.05, 0.02, 0.02],
  [0.5, 0.1, 0.1],
  [0.3, 0.1, 0.1],
];
const BRANCHING = [
  ...SAME.map((row, i) => [...row, ...OTHER[i]]),
  ...SAME.map((row, i) => [...OTHER[i], ...row]),
];
const BASELINE = [0.4, 2.5, 1.8, 0.4, 2.5, 1.8];

const MODELS: readonly (readonly [string, HawkesModel])[] = [
  ['one kind, exponential', { baseline: [1], branching: [[2 / 3]], kernel: exponentialKernel(1.2) }],
  ['six kinds, exponential', { baseline: BASELINE, branching: BRANCHING, kernel: exponentialKernel(5) }],
  [
    'six kinds, power law',
    {
      baseline: BASELINE,
      branching: BRANCHING,
      kernel: powerLawKernel({ exponent: 0.5, cutoff: 0.01, horizon: 1000 }),
    },
  ],
];

const { draws, duration } = jobOfThisProcess<HawkesJob>();
const drawn = MODELS.map(([model, parameters]) => {
  const sampler = new HawkesSampler(parameters);
  const rng = createRng(1, model);
  for (let i = 0; i < draws / 10; i++) sampler.next(rng);
  const started = performance.now();
  for (let i = 0; i < draws; i++) sampler.next(rng);
  return { model, perSecond: (1000 * draws) / (performance.now() - started) };
});
const [, [, known]] = MODELS;
const record = drawRecord(known, duration, 1);
const started = performance.now();
const { branchingRatio: found } = fitHawkes(record, mirroredDesign(KINDS), exponentialFamily);
answer({
  drawn,
  fit: {
    events: record.times.length,
    seconds: (performance.now() - started) / 1000,
    errors: Math.abs(found.value - branchingRatio(BRANCHING)) / found.standardError,
  },
} satisfies HawkesSample);
