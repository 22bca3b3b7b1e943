import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import { branchingRatio } from '../../../core/utils/pointProcess/hawkesModel.ts';
import { type Minimum, nelderMead } from '../../statistics/nelderMead.ts';
import type { EventRecord } from './eventRecord.ts';
import { branchingOf, type HawkesDesign } from './hawkesDesign.ts';
import { hawkesCovariance } from './hawkesErrors.ts';
import { intensityRows } from './intensityRows.ts';
import type { KernelFamily } from './kernelFamily.ts';
import { fitLinearIntensity } from './linearIntensity.ts';

/** A number with its standard error; `NaN` where a parameter lies at its bound, or the likelihood is flat. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** A parameter of the kernel; families take its logarithm. */
export interface KernelEstimate extends Estimate {
  readonly logarithm: number;
}

/** A Hawkes process fitted to a record. */
export interface HawkesFit {
  readonly family: string;
  /** In the order of the family's parameters. */
  readonly kernel: readonly KernelEstimate[];
  /** Of each group: the baseline per second, then the events that one event of each cause brings forth directly. */
  readonly groups: readonly (readonly Estimate[])[];
  readonly branching: readonly (readonly number[])[];
  readonly branchingRatio: Estimate;
  readonly logLikelihood: number;
  /** Of Poisson processes with the same mean rates: what the excitation adds. */
  readonly poissonLogLikelihood: number;
  readonly isConverged: boolean;
}

const FIRST_STEP = 0.7;
const TOLERANCE = 1e-5;
const MOST_EVALUATIONS = 150;

/**
 * Maximum likelihood of a Hawkes process (Ogata, "The asymptotic behaviour of maximum likelihood estimators for stationary
 * point processes", Annals of the Institute of Statistical Mathematics 30 (1978) 243-261; likelihood by Ozaki 1979). For a
 * kernel of given shape the likelihood is concave in baselines and branching, and has its one maximum by Newton's method; the
 * kernel's own one or two parameters are searched for around it, from several starts. Standard errors are those of the
 * observed information.
 */
export function fitHawkes(record: EventRecord, design: HawkesDesign, family: KernelFamily): HawkesFit {
  const profile = (logarithms: readonly number[]) => {
    const kernel = family.kernel(logarithms, record);
    if (kernel === undefined) return undefined;
    return intensityRows(record, design, kernel).map(fitLinearIntensity);
  };
  const loss = (logarithms: readonly number[]) => {
    const fits = profile(logarithms);
    return fits === undefined ? Number.NaN : -fits.reduce((sum, fit) => sum + fit.logLikelihood, 0);
  };
  const best = family
    .starts(record)
    .map((start) => searchFrom(loss, start))
    .reduce(better);
  const fits = profile(best.point) ?? [];
  const parameters = fits.map((fit) => fit.parameters);
  const errors = hawkesCovariance(record, design, family, best.point, parameters);
  const branching = branchingOf(design, parameters);
  return {
    family: family.name,
    kernel: best.point.map((logarithm, i) => {
      const value = exp(logarithm);
      return { value, logarithm, standardError: value * errors.ofKernel(i) };
    }),
    groups: parameters.map((values, group) =>
      values.map((value, i) => ({ value, standardError: errors.ofParameter(group, i) })),
    ),
    branching,
    branchingRatio: {
      value: branchingRatio(branching),
      standardError: errors.ofFunction((x) => branchingRatio(branchingOf(design, x))),
    },
    logLikelihood: -best.value,
    poissonLogLikelihood: poissonLogLikelihood(record, design),
    isConverged: best.isConverged,
  };
}

function searchFrom(loss: (point: readonly number[]) => number, start: readonly number[]): Minimum {
  const sides = start.map(() => FIRST_STEP);
  return nelderMead(loss, start, sides, TOLERANCE, MOST_EVALUATIONS);
}

function better(a: Minimum, b: Minimum): Minimum {
  return b.value < a.value ? b : a;
}

function poissonLogLikelihood({ kinds, duration }: EventRecord, { groupOf, groups }: HawkesDesign): number {
  const events = new Array<number>(groups.length).fill(0);
  for (const kind of kinds) events[groupOf[kind]]++;
  return events.reduce((sum, n, group) => {
    const shared = groupOf.filter((one) => one === group).length;
    return n === 0 ? sum : sum + n * (log(n / (shared * duration)) - 1);
  }, 0);
}
