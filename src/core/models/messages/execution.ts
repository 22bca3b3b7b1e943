import { defineMessage } from '../message.ts';

/** Execution reports: what a venue answers to the order's owner. Kinds 20 to 29. */

/** The order is in the book or about to match: pending new -> new. */
export const OrderAccepted = defineMessage(20, 'order-accepted', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
]);

/** The order never lived; `code` is a number of `core/models/rejectCodes`. */
export const OrderRejected = defineMessage(21, 'order-rejected', ['clientOrderId', 'instrument', 'code']);

/** `liquidity` is 0 for the maker and 1 for the taker; `fee` in minor units, negative for a rebate. */
export const OrderFilled = defineMessage(22, 'order-filled', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
  'leaves',
  'tradeId',
  'liquidity',
  'fee',
]);

/** The order is gone with `quantity` unfilled; `reason` is a number of {@link CANCEL_REASON}. */
export const OrderCancelled = defineMessage(23, 'order-cancelled', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'quantity',
  'reason',
]);

/**
 * The order lives on under the new client order id; `keptPriority` is 1 or 0. Where both ids are the same, the venue
 * itself changed the order: a peg was repriced, an exit grew with its entry (FIX `ExecType` restated).
 */
export const OrderReplaced = defineMessage(24, 'order-replaced', [
  'clientOrderId',
  'originalClientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'leaves',
  'keptPriority',
]);

/**
 * A cancel or replace of `originalClientOrderId` was refused; `code` is a number of `core/models/rejectCodes`.
 * `clientOrderId` is the replace's own new id, and 0 for a cancel.
 */
export const CancelRejected = defineMessage(25, 'cancel-rejected', [
  'clientOrderId',
  'originalClientOrderId',
  'code',
]);

/** Self-trade prevention took `quantity` off the order without a trade. */
export const OrderReduced = defineMessage(26, 'order-reduced', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'quantity',
  'leaves',
]);

/**
 * The order is taken but not in the book: it waits for its trigger, its reference price, its auction or the order that
 * it is linked to. `price` is its limit, or 0.
 */
export const OrderParked = defineMessage(27, 'order-parked', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
]);

/** A waiting order goes to the book, where it may match at once; `price` is 0 for a market order. */
export const OrderTriggered = defineMessage(28, 'order-triggered', [
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
]);

export const CANCEL_REASON = {
  requested: 0,
  immediateOrCancel: 1,
  fillOrKill: 2,
  selfTrade: 3,
  noLiquidity: 4,
  expired: 5,
  disconnect: 6,
  killSwitch: 7,
  deadMan: 8,
  /** An order it was linked to traded or ended. */
  linked: 9,
  /** Reduce-only, and there is no position left to reduce. */
  reduceOnly: 10,
  /** The auction it was meant for is over. */
  auctionOver: 11,
  /** It was triggered, and the book refused it: post-only, and it would have taken. */
  refused: 12,
  /** The venue's mechanism failed, and every order ended. */
  venueHalted: 13,
  /** It would have traded at a worse price than the best protected quote of another venue. */
  tradeThrough: 14,
  /** The instrument was settled in cash, and is traded no more. */
  settled: 15,
} as const;
export const MAKER = 0;
export const TAKER = 1;

/**
 * Drop copy and journal: one line for each change of an order, whoever owns it. `event` is a number of
 * {@link EXECUTION_EVENT}; price and quantity are the fill's for fills and the order's otherwise.
 */
export const Execution = defineMessage(30, 'execution', [
  'account',
  'event',
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
  'leaves',
  'reference',
]);

/** `reference` is the trade id for fills, the code for rejects, the reason for cancels, else 0. */
export const EXECUTION_EVENT = {
  accepted: 0,
  filledMaker: 1,
  filledTaker: 2,
  cancelled: 3,
  replaced: 4,
  replacedInPlace: 5,
  reduced: 6,
  rejected: 7,
  cancelRejected: 8,
  /** Taken, and waiting outside the book. */
  parked: 9,
  /** From waiting to the book: from here on as after `accepted`. */
  triggered: 10,
  /**
   * A resting order with terms shows `quantity` of its `leaves` from now on: 0 for a hidden one, a peak for an iceberg.
   * `reference` is 1 where it stands last at its price, having come to rest or shown its next peak, and 0 where less is
   * shown in its place. Fills as maker come off what is shown without a line of this kind.
   */
  displayed: 11,
} as const;

/**
 * Recorded once per account and instrument before it trades: the opening position in lots. `cash`, in minor units,
 * adds up over the lines of an account.
 */
export const AccountOpened = defineMessage(31, 'account-opened', [
  'account',
  'instrument',
  'position',
  'cash',
]);

/** Recorded for each fee that is not 0, right after its fill; `fee` in minor units, negative for a rebate. */
export const FeeCharged = defineMessage(32, 'fee-charged', ['account', 'instrument', 'tradeId', 'fee']);

/**
 * Recorded by a trader's gateway, for a sample of its new orders, when the order leaves and when its answer comes:
 * accepted or rejected. What lies between is the round trip; the venue's own lines tell when it was there.
 */
export const OrderSent = defineMessage(33, 'order-sent', ['venue', 'clientOrderId']);
export const OrderAcknowledged = defineMessage(34, 'order-acknowledged', ['venue', 'clientOrderId']);
