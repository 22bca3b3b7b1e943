import {
  ORDER_TYPE,
  POST_ONLY,
  SELF_TRADE,
  selfTradeMode,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';

/** 0, or why a mechanism with these capabilities has no such order; the numbers have passed the door. */
export function checkOffered(
  capabilities: MechanismCapabilities,
  orderType: number,
  timeInForce: number,
  flags: number,
): number {
  const { marketOrders, postOnly, selfTrade, timesInForce } = capabilities;
  if (orderType === ORDER_TYPE.market && !marketOrders) return REJECT_CODE.marketOrderNotOffered;
  if (!timesInForce.some((name) => TIME_IN_FORCE[name] === timeInForce)) {
    return REJECT_CODE.timeInForceNotOffered;
  }
  if ((flags & POST_ONLY) !== 0 && !postOnly) return REJECT_CODE.postOnlyNotOffered;
  const mode = selfTradeMode(flags);
  return selfTrade.some((name) => SELF_TRADE[name] === mode) ? 0 : REJECT_CODE.selfTradeModeNotOffered;
}
