import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import type { InstrumentTable } from './instrumentTable.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, POST_ONLY, SELF_TRADE, TIME_IN_FORCE } = orderEntry;
const { REJECT_CODE } = rejectCodes;
const { MAX_LOTS, MAX_TICKS } = units;

/**
 * The venue's door: every number a participant sends is held against its range here, before it can reach a 32-bit
 * column and wrap in silence. Each check gives 0 or a number of `REJECT_CODE`, and the first that fails counts.
 */

/** Largest flags: {@link POST_ONLY} with the last self-trade mode. */
const MAX_FLAGS = POST_ONLY | (SELF_TRADE.decrementAndCancel << 1);
export const MAX_CLIENT_ORDER_ID = 0x7fffffff;

/** True for a whole number from `low` to `high`; false for NaN and for fractions. */
export function isWhole(value: number, low: number, high: number): boolean {
  return value >= low && value <= high && Math.floor(value) === value;
}

/** Checks the fields of a new order, the client order id apart. */
export function checkNewOrder(
  table: InstrumentTable,
  instrument: number,
  side: number,
  orderType: number,
  timeInForce: number,
  price: number,
  quantity: number,
  flags: number,
): number {
  if (!isWhole(instrument, 0, table.count - 1)) return REJECT_CODE.unknownInstrument;
  if (!isWhole(side, 0, 1)) return REJECT_CODE.invalidSide;
  if (!isWhole(orderType, 0, ORDER_TYPE.market)) return REJECT_CODE.invalidOrderType;
  if (!isWhole(timeInForce, 0, TIME_IN_FORCE.fok)) return REJECT_CODE.invalidTimeInForce;
  if (!isWhole(flags, 0, MAX_FLAGS)) return REJECT_CODE.invalidFlags;
  if (orderType === ORDER_TYPE.market) {
    if ((flags & POST_ONLY) !== 0) return REJECT_CODE.invalidFlags;
    return checkQuantity(table, instrument, table.lastPrice[instrument], quantity);
  }
  // An order that may not take has no use for a time in force that only takes.
  if ((flags & POST_ONLY) !== 0 && timeInForce !== TIME_IN_FORCE.gtc) return REJECT_CODE.invalidFlags;
  return checkPriceAndQuantity(table, instrument, price, quantity);
}

/** Checks price and quantity of a limit order in a known instrument. */
export function checkPriceAndQuantity(
  table: InstrumentTable,
  instrument: InstrumentId,
  price: number,
  quantity: number,
): number {
  if (!isWhole(price, 1, MAX_TICKS)) return REJECT_CODE.invalidPrice;
  if (price % table.tickAt(instrument, price) !== 0) return REJECT_CODE.priceOffTick;
  if (price < table.bandLow[instrument] || price > table.bandHigh[instrument])
    return REJECT_CODE.priceOutsideBand;
  return checkQuantity(table, instrument, price, quantity);
}

/** `price` is the order's own, or the last price for a market order: it chooses the row of the lot table. */
export function checkQuantity(
  table: InstrumentTable,
  instrument: InstrumentId,
  price: number,
  quantity: number,
): number {
  if (!isWhole(quantity, 1, MAX_LOTS)) return REJECT_CODE.invalidQuantity;
  if (quantity % table.lotAt(instrument, price) !== 0) return REJECT_CODE.quantityOffLot;
  // A trade is never worth more than its maker's order was here, so notionals stay exact below.
  const notional = price * quantity * table.tickValueMinor[instrument];
  return notional > Number.MAX_SAFE_INTEGER ? REJECT_CODE.notionalTooLarge : 0;
}
