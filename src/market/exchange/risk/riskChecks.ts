import { credit } from './checks/credit.ts';
import { duplicates } from './checks/duplicates.ts';
import { instrumentOrders } from './checks/instrumentOrders.ts';
import { messageRate } from './checks/messageRate.ts';
import { openNotional } from './checks/openNotional.ts';
import { openOrders } from './checks/openOrders.ts';
import { orderNotional } from './checks/orderNotional.ts';
import { orderQuantity } from './checks/orderQuantity.ts';
import { position } from './checks/position.ts';
import { priceCollar } from './checks/priceCollar.ts';
import type { RiskCheckKind } from './riskCheck.ts';

/**
 * Every limit, in the order in which an order meets them; the first that refuses it gives the code. The message rate
 * counts what later checks refuse, so it comes first; the duplicates remember what passed, so they come last.
 */
export const RISK_CHECKS: readonly RiskCheckKind[] = [
  messageRate,
  orderQuantity,
  orderNotional,
  priceCollar,
  position,
  openOrders,
  instrumentOrders,
  openNotional,
  credit,
  duplicates,
];
