import { checkBookTerms } from './bookConditions.ts';
import type { InstructionRule } from './orderRules.ts';

/** Trades its whole quantity at once or nothing, and is passed over where it cannot (FIX ExecInst G). */
export const allOrNone: InstructionRule = {
  name: 'all-or-none',
  title: 'All or none',
  description: 'Trades whole or not at all, and is passed over where it cannot.',
  rejects: ['minimumOfAllOrNone', 'conditionalPostOnly', 'displayOfConditional'],
  parameters: ['allOrNone'],
  applies: (terms) => terms.allOrNone === true,
  check: checkBookTerms,
};
