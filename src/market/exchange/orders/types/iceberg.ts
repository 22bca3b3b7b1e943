import { checkBookTerms } from './bookConditions.ts';
import type { InstructionRule } from './orderRules.ts';

/** Shows a peak at a time, fixed or drawn anew for each; a new peak queues last (FIX DisplayQty, tag 1138). */
export const iceberg: InstructionRule = {
  name: 'iceberg',
  title: 'Iceberg',
  description: 'Shows a peak at a time, fixed or drawn anew for each; a new peak queues last.',
  rejects: [
    'displayAboveQuantity',
    'displayTooSmall',
    'invalidDisplayRange',
    'displayOfHidden',
    'displayOfConditional',
    'displayNeverRests',
  ],
  parameters: ['displayQuantity', 'displayRange'],
  applies: (terms) => terms.displayQuantity !== undefined || terms.displayRange !== undefined,
  check: checkBookTerms,
};
