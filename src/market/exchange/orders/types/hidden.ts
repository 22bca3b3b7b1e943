import { checkBookTerms } from './bookConditions.ts';
import type { InstructionRule } from './orderRules.ts';

/** In no quote, depth or order feed; stands behind what is displayed at its price. */
export const hidden: InstructionRule = {
  name: 'hidden',
  title: 'Hidden',
  description: 'Stands behind what is displayed at its price, and no feed shows it.',
  rejects: ['displayOfHidden', 'displayNeverRests'],
  parameters: ['hidden'],
  applies: (terms) => terms.hidden === true,
  check: checkBookTerms,
};
