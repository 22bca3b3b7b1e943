import { exp } from '../../../core/utils/math/exp.ts';
import { kolmogorovSmirnov } from '../../statistics/kolmogorovSmirnov.ts';
import { meanOf } from '../../statistics/moments.ts';
import { formatNumber } from '../../visualization/numbers.ts';
import type {
  CalibratedInstrument,
  Calibration,
  CalibrationModel,
  FittedParameter,
} from '../calibrationModel.ts';
import { fitHawkes, type HawkesFit } from '../hawkes/fitHawkes.ts';
import { mirroredDesign } from '../hawkes/hawkesDesign.ts';
import { exponentialFamily, type KernelFamily, powerLawFamily } from '../hawkes/kernelFamily.ts';
import { rescaledGaps } from '../hawkes/residuals.ts';
import { FLOW_KINDS, type MeasuredFlow } from '../orderFlow/measureFlow.ts';
import { fittedWorld, wholeLots } from './fittedWorld.ts';
import { residualFigure } from './residualFigure.ts';

/** Events for each parameter of a kind: its baseline and what each of the three kinds of either side adds. */
const EVENTS_PER_PARAMETER = 5;
const LEAST_EVENTS = EVENTS_PER_PARAMETER * (1 + 2 * FLOW_KINDS.length);
const DESIGN = mirroredDesign(FLOW_KINDS);

/** Hawkes kernels of market orders, limit orders and cancellations, alike on both sides. */
export const hawkesModels: readonly CalibrationModel[] = [exponentialFamily, powerLawFamily].map(
  (family) => ({
    name: `hawkes-${family.name}`,
    title: `Order flow that excites itself, with ${family.name === 'exponential' ? 'an' : 'a'} ${family.name} kernel`,
    needs: [LEAST_EVENTS, LEAST_EVENTS, LEAST_EVENTS] as const,
    fit: (flow, instrument) => calibrate(family, flow, instrument),
  }),
);

function calibrate(family: KernelFamily, flow: MeasuredFlow, instrument: CalibratedInstrument): Calibration {
  const fit = fitHawkes(flow.record, DESIGN, family);
  const explodes = fit.branchingRatio.value >= 1;
  const kernel = family.kernel(
    fit.kernel.map(({ logarithm }) => logarithm),
    flow.record,
  );
  const baseline = DESIGN.groupOf.map((group) => fit.groups[group][0].value);
  const gaps =
    kernel === undefined ? [] : rescaledGaps(flow.record, { baseline, branching: fit.branching, kernel });
  const mirrored = FLOW_KINDS.map((_, kind) =>
    Float64Array.from([...(gaps[kind] ?? []), ...(gaps[kind + FLOW_KINDS.length] ?? [])]),
  );
  return {
    parameters: parametersOf(family, fit),
    facts: [
      ['log-likelihood', formatNumber(fit.logLikelihood, 1)],
      ['log-likelihood of Poisson flow', formatNumber(fit.poissonLogLikelihood, 1)],
      ...FLOW_KINDS.map((kind, i) => [`residuals of ${kind} events`, residualText(mirrored[i])] as const),
    ],
    notes: notesOf(fit, explodes),
    figures: [residualFigure(FLOW_KINDS, mirrored)],
    world: explodes
      ? undefined
      : fittedWorld('hawkes', 'hawkes', settingsOf(family, fit, flow), flow, instrument),
  };
}

function parametersOf(family: KernelFamily, fit: HawkesFit): FittedParameter[] {
  return [
    { name: 'branching ratio', unit: '', ...fit.branchingRatio },
    ...family.parameters.map(({ name, unit }, i) => ({ name: `kernel: ${name}`, unit, ...fit.kernel[i] })),
    ...fit.groups.flatMap(([baseline, ...causes], group) => [
      { name: `${FLOW_KINDS[group]}: baseline of each side`, unit: '1/s', ...baseline },
      ...causes.map((cause, i) => ({
        name: `${FLOW_KINDS[group]} after ${DESIGN.causes[i]}`,
        unit: '',
        ...cause,
      })),
    ]),
  ];
}

function settingsOf(family: KernelFamily, fit: HawkesFit, flow: MeasuredFlow): object {
  const kinds = FLOW_KINDS.length;
  const shape = Object.fromEntries(family.parameters.map(({ name }, i) => [name, fit.kernel[i].value]));
  const [, limit] = flow.sizes;
  return {
    baseline: fit.groups.map(([baseline]) => baseline.value),
    sameSide: fit.groups.map((group) => group.slice(1, 1 + kinds).map(({ value }) => value)),
    otherSide: fit.groups.map((group) => group.slice(1 + kinds).map(({ value }) => value)),
    kernel: family.name,
    ...shape,
    ...family.horizonOf(flow.record),
    orderSize: wholeLots(limit.quantity / limit.events),
    meanDistance: meanOf(flow.distances) - 1,
  };
}

function notesOf(fit: HawkesFit, explodes: boolean): string[] {
  const notes: string[] = [];
  if (!fit.isConverged) notes.push('The search for the kernel ended before it had settled.');
  if (Number.isNaN(fit.branchingRatio.standardError)) {
    notes.push(
      'There are no standard errors: the likelihood is not curved at the kernel found, which may lie at the edge of those that were searched.',
    );
  } else if (fit.groups.flat().some(({ value }) => value === 0)) {
    notes.push('Parameters at 0 lie at their bound and have no standard error.');
  }
  if (explodes) {
    notes.push(
      'The branching ratio is not below 1, so that the flow has no stationary state and no world is written: a longer record, or one without trends within the day, may tell more.',
    );
  }
  return notes;
}

function residualText(gaps: Float64Array): string {
  const { pValue } = kolmogorovSmirnov(gaps, (x) => 1 - exp(-x));
  return `mean ${formatNumber(meanOf(gaps), 3)} for 1, Kolmogorov-Smirnov p = ${formatNumber(pValue, 3)}`;
}
