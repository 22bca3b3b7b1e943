import type { MechanismCapabilities } from '../../core/models/ports/mechanism.ts';

/** What an agent's orders ask of a mechanism, in the words of its capabilities. */
export interface OrderUse {
  readonly marketOrders?: boolean;
  readonly timesInForce?: MechanismCapabilities['timesInForce'];
  readonly postOnly?: boolean;
  readonly replace?: boolean;
  readonly selfTrade?: MechanismCapabilities['selfTrade'];
  /** Order types beyond limit and market, as the venue's order desk takes them. */
  readonly orderTypes?: boolean;
  /** Requests, and orders that answer them. */
  readonly counterOrder?: boolean;
}

/** What is asked for and not offered, in words; empty where an agent finds all that it uses. */
export function unofferedUses(use: OrderUse, offered: MechanismCapabilities): string[] {
  const times = use.timesInForce?.filter((name) => !offered.timesInForce.includes(name)) ?? [];
  const modes = use.selfTrade?.filter((name) => !offered.selfTrade.includes(name)) ?? [];
  return [
    ...(use.marketOrders === true && !offered.marketOrders ? ['market orders'] : []),
    ...times.map((name) => `time in force ${name}`),
    ...(use.postOnly === true && !offered.postOnly ? ['post-only orders'] : []),
    ...(use.replace === true && !offered.replace ? ['replacements of orders'] : []),
    ...modes.map((name) => `self-trade prevention ${name}`),
    ...(use.orderTypes === true && offered.orderTypes !== true
      ? ['order types beyond limit and market']
      : []),
    ...(use.counterOrder === true && offered.counterOrder !== true ? ['requests and answers to them'] : []),
  ];
}
