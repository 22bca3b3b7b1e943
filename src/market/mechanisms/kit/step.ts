import type { MechanismCommand } from '../../../core/models/ports/mechanism.ts';
import { commandText } from '../framework/commandText.ts';

/** One step of a script: a command so many time units after the step before, or time going on to what is due next. */
export type Step = { readonly wait: number; readonly command: MechanismCommand } | { readonly wait: 'due' };

/** A step as a line for people. */
export function stepText(step: Step): string {
  if (step.wait === 'due') return 'let time pass to what is due next';
  return `${step.wait === 0 ? '' : `+${step.wait} `}${commandText(step.command)}`;
}
