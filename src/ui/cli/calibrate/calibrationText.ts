import type { Calibration, FittedParameter } from '../../../analysis/calibration/calibrationModel.ts';
import { columns } from '../output.ts';

const DIGITS = 4;

/** The fit as it is printed: a table of parameters, then what tells how well it fits. */
export function calibrationText({ parameters, facts, notes }: Calibration): string[] {
  return [
    ...columns([
      ['parameter', 'estimate', 'standard error', 'unit'],
      ...parameters.map(({ name, value, standardError, unit }) => [
        name,
        digits(value),
        digits(standardError),
        unit,
      ]),
    ]),
    '',
    ...columns(facts.map(([name, value]) => [name, value])),
    ...notes.map((note) => `note: ${note}`),
  ];
}

/** The fit as programs get it; a number that is not known is null. */
export function calibrationJson({ parameters, facts, notes, world }: Calibration): object {
  return {
    parameters: parameters.map(parameterJson),
    facts: Object.fromEntries(facts),
    notes,
    world: world ?? null,
  };
}

function parameterJson({ name, unit, value, standardError }: FittedParameter): object {
  return { name, unit, value, standardError: Number.isNaN(standardError) ? null : standardError };
}

function digits(value: number): string {
  return Number.isNaN(value) ? '' : Number(value.toPrecision(DIGITS)).toString();
}
