import { checkBookTerms } from './bookConditions.ts';
import type { InstructionRule } from './orderRules.ts';

/** Trades in pieces of at least so many lots, or of what is left (FIX MinQty, tag 110). */
export const minimumQuantity: InstructionRule = {
  name: 'minimum-quantity',
  title: 'Minimum quantity',
  description: 'Trades in pieces of at least so many lots, or of what is left.',
  rejects: ['invalidMinimumQuantity', 'minimumOfAllOrNone', 'conditionalPostOnly', 'displayOfConditional'],
  parameters: ['minimumQuantity'],
  applies: (terms) => terms.minimumQuantity !== undefined,
  check: checkBookTerms,
};
