import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { InstructionRule } from './orderRules.ts';

/**
 * Trades in its auction only against what the other orders would leave over (Nasdaq Rule 4752(a)(3), imbalance-only
 * orders): it goes to the book when the surplus is known, as far as the surplus reaches.
 */
export const imbalanceOnly: InstructionRule = {
  name: 'imbalance-only',
  title: 'Imbalance only',
  description: 'Trades only against what its auction would leave over.',
  rejects: ['imbalanceOnlyOutsideAuction'],
  parameters: ['imbalanceOnly'],
  applies: (terms) => terms.imbalanceOnly === true,
  check: (_terms, type, time) =>
    time.waitsForAuction === true && type.limit === 'own' ? 0 : REJECT_CODE.imbalanceOnlyOutsideAuction,
};
