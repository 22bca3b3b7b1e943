import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { InstructionRule } from './orderRules.ts';

/**
 * Never opens or turns a position. An account's reduce-only orders of a side never ask for more lots than it holds:
 * an order is cut to what the others leave when it enters, the newest are cut when the position shrinks, and an order
 * without anything to reduce is refused or ends. Exits of one list count once, because only one of them can trade.
 */
export const reduceOnly: InstructionRule = {
  name: 'reduce-only',
  title: 'Reduce only',
  description: 'Never opens or turns a position: it is cut to what position and older orders leave.',
  rejects: ['reduceOnlyWithoutPosition'],
  parameters: ['reduceOnly'],
  applies: (terms) => terms.reduceOnly === true,
  check: () => 0,
  admits: (order, wanted, market) => Math.min(wanted, market.reducible(order)),
  refusal: REJECT_CODE.reduceOnlyWithoutPosition,
};
