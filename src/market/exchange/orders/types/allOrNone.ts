import { checkBookTerms } from './bookConditions.ts';
import type { InstructionRule } from './orderRules.ts';

/** Trades its whole quantity at once or nothing, and is passed over where it cannot (FIX ExecInst G). */
export const allOrNone: InstructionRule = {
  name: 'all-or-none',
  title: 'All or none',
  parameters: ['allOrNone'],
  applies: (terms) => terms.allOrNone === true,
  check: checkBookTerms,
};
