import type { CheckOutcome, ValidationCheck } from './check.ts';

/** `reported` where nothing is demanded of the figure. */
export type Verdict = 'pass' | 'fail' | 'reported';

/** A gate that demands nothing. */
const REPORTED = 'reported';

/** Whether a figure is what was published, or only told beside it. */
export function verdictOf({ gate }: Pick<ValidationCheck, 'gate'>, { pass }: CheckOutcome): Verdict {
  if (gate === REPORTED) return 'reported';
  return pass ? 'pass' : 'fail';
}

/** First word of a check's id: checks that share it are run together, and a filter may name them at once. */
export function familyOf({ id }: Pick<ValidationCheck, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}
