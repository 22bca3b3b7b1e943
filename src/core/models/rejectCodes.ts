/**
 * Rejects are domain events, not errors: the venue's answer to an order it does not take. The numbers travel
 * in messages and logs and never change; the names are the stable codes that people see.
 */
export const REJECT_CODE = {
  unknownInstrument: 1,
  invalidSide: 2,
  invalidOrderType: 3,
  invalidTimeInForce: 4,
  invalidPrice: 5,
  priceOffTick: 6,
  priceOutsideBand: 7,
  invalidQuantity: 8,
  quantityOffLot: 9,
  duplicateClientOrderId: 10,
  unknownOrder: 11,
  postOnlyWouldCross: 12,
  invalidFlags: 13,
  unknownAccount: 14,
  tooLateToCancel: 15,
  invalidClientOrderId: 16,
  invalidFeed: 17,
  notionalTooLarge: 18,
  displayAboveQuantity: 20,
  displayTooSmall: 21,
  invalidDisplayRange: 22,
  displayOfHidden: 23,
  displayOfConditional: 24,
  displayNeverRests: 25,
  invalidMinimumQuantity: 26,
  minimumOfAllOrNone: 27,
  conditionalPostOnly: 28,
  phaseTakesNoOrders: 50,
  orderTypeNotInPhase: 51,
  timeInForceNotInPhase: 52,
  postOnlyNotInPhase: 53,
  phaseTakesNoCancels: 54,
  phaseTakesNoReplaces: 55,
  notOperator: 56,
  unknownTrade: 57,
  tradeBusted: 58,
  wrongPhaseForCommand: 59,
  accountKilled: 60,
  sessionClosed: 61,
  messageRateLimit: 62,
  orderQuantityLimit: 63,
  orderNotionalLimit: 64,
  outsidePriceCollar: 65,
  positionLimit: 66,
  openOrderLimit: 67,
  instrumentOrderLimit: 68,
  openNotionalLimit: 69,
  creditLimit: 70,
  duplicateOrder: 71,
  notEntitled: 72,
  noRiskGate: 73,
  invalidRiskRequest: 74,
  marketOrderNotOffered: 80,
  timeInForceNotOffered: 81,
  postOnlyNotOffered: 82,
  selfTradeModeNotOffered: 83,
  replaceNotOffered: 84,
  venueHalted: 85,
} as const;

export type RejectName = keyof typeof REJECT_CODE;

const nameByCode = new Map<number, RejectName>(
  Object.entries(REJECT_CODE).map(([name, code]) => [code, name as RejectName]),
);

/** The stable name of a reject code, or `unknown-<code>`. */
export function rejectName(code: number): string {
  return nameByCode.get(code) ?? `unknown-${code}`;
}
