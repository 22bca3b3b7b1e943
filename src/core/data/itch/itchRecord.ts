/** The letters of message types as codes, as they stand in {@link ItchRecord.type}. */
export const ITCH_CODE = {
  stockDirectory: 0x52,
  add: 0x41,
  addAttributed: 0x46,
  execute: 0x45,
  executeWithPrice: 0x43,
  cancel: 0x58,
  delete: 0x44,
  replace: 0x55,
  trade: 0x50,
  crossTrade: 0x51,
  brokenTrade: 0x42,
} as const;

/**
 * A message of the order flow as numbers, filled again and again. A field that the message does not have keeps what
 * it held before.
 */
export class ItchRecord {
  /** Code of the type's letter. */
  type = 0;
  /** Number of the stock in this day's directory. */
  stockLocate = 0;
  trackingNumber = 0;
  /** Nanoseconds after midnight, New York. */
  timeNs = 0;
  /** A F E C X D U P: the order reference; the old one in U. */
  orderId = 0;
  /** U. */
  newOrderId = 0;
  /** A F P: 0 buy, 1 sell. */
  side = 0;
  /** A F P U Q: shares; E C: executed; X: cancelled. */
  quantity = 0;
  /** A F P U: price; C: execution price; Q: cross price; in 1/10 000. */
  price = 0;
  /** E C P Q B. */
  matchNumber = 0;
  /** C: 1 where the execution counts in volume, 0 where a later cross trade reports it. */
  printable = 1;
  /** A F P R: the stock's name as two numbers of four letters each, to be compared. */
  stockHigh = 0;
  stockLow = 0;
}

/** Stands for the order reference 0, which books keep for orders without a name; no reference is negative. */
const KEY_OF_ZERO = -1;

/** The number under which a book keeps the order of a reference. */
export function bookKey(orderId: number): number {
  return orderId === 0 ? KEY_OF_ZERO : orderId;
}
