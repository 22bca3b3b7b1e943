import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import { branchingRatio } from '../../../core/utils/pointProcess/hawkesModel.ts';
import { type Minimum, nelderMead } from '../../statistics/nelderMead.ts';
import type { EventRecord } from './eventRecord.ts';
import { branchingOf, type HawkesDesign } from './hawkesDesign.ts';
import { hawkesCovariance } from './hawkesErrors.ts';
import { intensityRows } from './intensityRows.ts';
import type { KernelFamily } from './kernelFamily.ts';
import { fitLinearIntensity, type LinearFit } from './linearIntensity.ts';

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
/** In logarithms of the kernel's parameters: far below what any record tells. */
const TOLERANCE = 1e-4;
const MOST_EVALUATIONS = 150;

/**
 * Maximum likelihood of a Hawkes process (Ogata, "The asymptotic behaviour of maximum likelihood estimators for stationary
 * point processes", Annals of the Institute of Statistical Mathematics 30 (1978) 243-261; likelihood by Ozaki 1979). For a
 * kernel of given shape the likelihood is concave in baselines and branching, and has its one maximum by Newton's method; the
 * kernel's own one or two parameters are searched for around it: from the best of a grid, and once more from where that ends.
 * Standard errors are those of the observed information.
 */
export function fitHawkes(record: EventRecord, design: HawkesDesign, family: KernelFamily): HawkesFit {
  let last: readonly LinearFit[] = [];
  const profile = (logarithms: readonly number[]) => {
    const kernel = family.kernel(logarithms, record);
    if (kernel === undefined) return undefined;
    const rows = intensityRows(record, design, kernel);
    last = rows.map((data, group) => fitLinearIntensity(data, last[group]?.parameters));
    return last;
  };
  const loss = (logarithms: readonly number[]) => {
    const fits = profile(logarithms);
    return fits === undefined ? Number.NaN : -fits.reduce((sum, fit) => sum + fit.logLikelihood, 0);
  };
  const best = search(loss, family.starts(record));
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

/** A simplex may come to rest where it should not: a second one, a tenth as wide, starts there. */
function search(loss: (point: readonly number[]) => number, starts: readonly (readonly number[])[]): Minimum {
  const losses = starts.map(loss);
  const least = losses.reduce((best, value, i) => (value < losses[best] ? i : best), 0);
  const from = (start: readonly number[], side: number) =>
    nelderMead(
      loss,
      start,
      start.map(() => side),
      TOLERANCE / side,
      MOST_EVALUATIONS,
    );
  return from(from(starts[least], FIRST_STEP).point, FIRST_STEP / 10);
}

function poissonLogLikelihood({ kinds, duration }: EventRecord, { groupOf, groups }: HawkesDesign): number {
  const events = new Array<number>(groups.length).fill(0);
  for (const kind of kinds) events[groupOf[kind]]++;
  return events.reduce((sum, n, group) => {
    const shared = groupOf.filter((one) => one === group).length;
    return n === 0 ? sum : sum + n * (log(n / (shared * duration)) - 1);
  }, 0);
}
