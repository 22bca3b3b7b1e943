import { POST_ONLY, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { TimeInForceName } from '../../../core/models/orderTerms.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { PhaseRules } from './phaseRules.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { REJECT_CODE } = rejectCodes;

/** Names of the times in force of a plain `NewOrder`, by their numbers. */
export const PLAIN_TIMES = Object.keys(TIME_IN_FORCE) as readonly (keyof typeof TIME_IN_FORCE)[];

/** Why a phase refuses a new order of a registered type, as a number of `REJECT_CODE`; 0 where it takes it. */
export function refusalOf(
  rules: PhaseRules,
  type: string,
  timeInForce: TimeInForceName,
  flags: number,
): number {
  if (rules.timesInForce.length === 0) return REJECT_CODE.phaseTakesNoOrders;
  if (rules.refusedTypes.includes(type)) return REJECT_CODE.orderTypeNotInPhase;
  if (!rules.timesInForce.includes(timeInForce)) return REJECT_CODE.timeInForceNotInPhase;
  return (flags & POST_ONLY) !== 0 && !rules.postOnly ? REJECT_CODE.postOnlyNotInPhase : 0;
}
